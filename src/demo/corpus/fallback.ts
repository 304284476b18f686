import type { Slot } from '../lattice.ts'

/** Shown once per answer, so that nobody takes the demo for more than it is. */
const label: Slot = [
  '> **Demo model.** This is not a real LLM: a small sampler on this server is answering.',
  '> **You are talking to the demo model**, a small sampler on this server and not a real LLM.',
  '> **This is a demo answer.** It comes from a small sampler on this server, not from a real LLM.',
]

/**
 * The answer to anything the demo has no material for.
 * @param excerpt the user's own words, already made safe for inline code
 */
export const fallback = (excerpt: string): readonly Slot[] => [
  label,
  excerpt === ''
    ? [
        '\n\nYour message has no text that I could⟨ take up¦ reflect¦ read⟩.',
        '\n\nI found no words in your message.',
      ]
    : [
        `\n\nYou wrote \`${excerpt}\`. I⟨ cannot answer that¦ have no knowledge of that¦ know nothing about it⟩, but I can show you⟨ what an answer looks like here¦ how this playground works¦ what you can try⟩.`,
        `\n\nYou asked: \`${excerpt}\`. A real model would⟨ answer now¦ take it from here¦ know what to say⟩; I can only⟨ show¦ demonstrate⟩⟨ how answers look¦ how an answer is displayed⟩ in this playground.`,
        `\n\nThe message \`${excerpt}\`⟨ arrived¦ came through¦ reached me⟩. I am too small to⟨ answer it¦ do it justice⟩, so here is a⟨ short¦ quick¦ brief⟩ tour of what you can⟨ try¦ do⟩ without a key.`,
      ],
  ['\n\n## What you can try here', '\n\n## Things to try', '\n\n## A short tour'],
  [
    '\n\n- **Temperature**: at 0 I⟨ repeat myself¦ always say the same¦ give one fixed answer⟩; above 1.2, with Top P at 1, I⟨ wander off¦ lose my way now and then¦ drift into odd words⟩.',
    '\n\n- **Temperature**:⟨ turn it up¦ raise it⟩ and send the same message again. The wording⟨ changes¦ varies¦ shifts⟩ more and more.',
  ],
  [
    '\n- **Top P** and the two **penalties**⟨ are real¦ do what the textbook says¦ work as they should⟩: they⟨ reshape¦ change⟩ the choice of every token.',
    '\n- **Top P** at 0.1 keeps only the⟨ safest¦ likeliest⟩ tokens; a **frequency penalty** of 2 makes me⟨ avoid¦ shun⟩ words I have used.',
  ],
  [
    '\n- **Max Tokens** cuts me off, and **Stop**⟨ ends an answer¦ interrupts me⟩⟨ at once¦ in the middle of a word¦ immediately⟩.',
    '\n- Press **Stop**⟨ while I am writing¦ before I finish⟩, or set **Max Tokens** to 20 and⟨ watch¦ see⟩ the answer end early.',
  ],
  [
    '\n- Ask one of the⟨ four¦ suggested⟩ questions:⟨ I know those subjects¦ there I have real material¦ those I can answer well⟩.',
    '\n- The suggestions⟨ beside this conversation¦ in the list⟩ have⟨ proper¦ real¦ good⟩ answers.',
  ],
  ['\n\n### Special models', '\n\n### Other demo models', '\n\n### Models made for testing'],
  [
    '\n\n| Model | What it shows |\n| --- | --- |\n| `demo-reasoning` | Thoughts before the answer |\n| `demo-tools` | A tool call |\n| `demo-429` | Too many requests |\n| `demo-cut` | An answer cut in the middle |',
    '\n\n| Model | What happens |\n| --- | --- |\n| `demo-fast` | About 1,000 tokens a second |\n| `demo-json` | JSON by your schema |\n| `demo-silence` | Nothing at all, until you stop it |\n| `demo-401` | The key is refused |',
    '\n\n| Model | Purpose |\n| --- | --- |\n| `demo-slow` | Time to watch every token |\n| `demo-long` | A very long answer |\n| `demo-529` | An overloaded provider |\n| `demo-filter` | A filtered answer |',
  ],
  ['\n\n### From your own code', '\n\n### The same in code', '\n\n### Without the browser'],
  [
    '\n\nOfficial SDKs can talk to me⟨ too¦ as well⟩; any key will do:',
    '\n\nPoint an OpenAI client at this server⟨ and any key works¦ with any key⟩:',
  ],
  [
    '\n\n```python\nfrom openai import OpenAI\n\n# 8787 unless PORT says otherwise\nclient = OpenAI(base_url="http://127.0.0.1:8787/demo/v1", api_key="demo")\nanswer = client.chat.completions.create(\n    model="demo",\n    messages=[{"role": "user", "content": "Compare REST vs GraphQL APIs"}],\n)\nprint(answer.choices[0].message.content)\n```',
    '\n\n```javascript\nimport OpenAI from "openai"\n\n// 8787 unless PORT says otherwise\nconst client = new OpenAI({ baseURL: "http://127.0.0.1:8787/demo/v1", apiKey: "demo" })\nconst answer = await client.chat.completions.create({\n  model: "demo",\n  messages: [{ role: "user", content: "Explain quantum computing" }],\n})\nconsole.log(answer.choices[0].message.content)\n```',
  ],
  [
    '\n\nEvery token I write is⟨ drawn¦ sampled¦ chosen⟩ with the⟨ usual¦ standard¦ textbook⟩ formula, where $z_i$ are the scores and $T$ is the temperature:',
    '\n\nThe⟨ chance¦ probability⟩ of a token with score $z_i$ at temperature $T$ is:',
  ],
  '\n\n$$\np_i = \\frac{e^{z_i / T}}{\\sum_j e^{z_j / T}}\n$$',
  [
    '\n\nTo talk to a real model, add a key on the server and⟨ choose it¦ pick it⟩ in the⟨ Model¦ model⟩ list.',
    '\n\nWith a provider’s key on the server, the same⟨ message¦ request⟩ goes to a real model instead.',
  ],
]

export const fallbackInShort: readonly Slot[] = [
  'I am the demo model, a small sampler and not a real LLM.',
  [
    ' Try the suggestions, move a slider,⟨ or press Stop¦ or choose another demo model⟩.',
    ' I⟨ know¦ have material on⟩ four subjects, the suggested ones, and⟨ obey¦ follow⟩ every parameter.',
  ],
]

export const greeting: readonly Slot[] = [
  ['Hello!', 'Hi there!', 'Hi!'],
  [
    ' I am the **demo model** of this playground: a small sampler on this server, not a real LLM.',
    ' You are talking to the **demo model**. I am a small sampler on this server, not a real LLM.',
  ],
  [
    '\n\nYou could:',
    '\n\nHere is what you can do⟨ with me¦ right away¦ next⟩:',
    '\n\nA few things to⟨ try¦ start with⟩:',
  ],
  [
    '\n\n- ask⟨ me¦ for¦ about⟩ one of the suggestions, such as *Explain quantum computing in simple terms*',
    '\n\n- try a suggestion:⟨ *Compare REST vs GraphQL APIs*¦ *Write a Python function to sort a list*⟩',
  ],
  [
    '\n- move **Temperature** to 1.5 and **Top P** to 1 and see how I⟨ wander¦ change¦ lose the thread⟩',
    '\n- set **Max Tokens** to 20 and see how an answer⟨ is cut off¦ ends early⟩',
  ],
  [
    '\n- choose a model such as `demo-reasoning` or `demo-429` to see⟨ another side of the interface¦ thoughts, or an error⟩',
    '\n- press **Stop** while I am⟨ writing¦ talking⟩',
  ],
]

export const nothingToAdd: readonly Slot[] = [
  [
    'That was the whole answer; I have nothing to add.',
    'There is nothing more to say: the answer above is complete.',
    'The answer above was complete.',
  ],
  [
    ' Ask for something else, or⟨ send it again¦ run it again⟩ with a higher temperature.',
    ' A suggestion or another temperature would give me⟨ something new to say¦ new words⟩.',
  ],
]
