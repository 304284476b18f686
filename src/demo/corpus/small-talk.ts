import type { Slot } from '../lattice.ts'

/** "Count to 20". */
export function counting(upTo: number): readonly Slot[] {
  const numbers = Array.from({ length: upTo }, (_, index) => index + 1)
  return [
    ['Here you are:', 'Counting:', 'Gladly:'],
    [numbers.join(', '), numbers.join('\n')].map((text) => `\n\n${text}`),
    ['\n\nThat is it.', '\n\nDone.', '\n\nThere we are.'],
  ]
}

/** Something the user asked to be listed or coded, which the demo can only show the form of. */
export const formOfList = (excerpt: string): readonly Slot[] => [
  [
    '> **Demo model**, not a real LLM: the form is right, the content is a sample.',
    '> **A sample from the demo model**, which is not a real LLM.',
  ],
  [
    `\n\nFor \`${excerpt}\` a list could⟨ look like this¦ be laid out like this¦ take this form⟩:`,
    `\n\nYou asked for \`${excerpt}\`. This is⟨ how a list looks¦ what a list looks like⟩ here:`,
  ],
  [
    '\n\n1. **Begin with the obvious.** It gives⟨ the reader a footing¦ everyone the same start⟩.',
    '\n\n1. **Name the aim.** A list without one⟨ never ends¦ only grows⟩.',
  ],
  [
    '\n2. **Group what belongs together.**⟨ Three to seven entries¦ A handful of entries⟩ are easy to remember.',
    '\n2. **Put the most important first.** Few people⟨ read to the end¦ get to the last line⟩.',
  ],
  [
    '\n3. **Say why.** One⟨ short¦ plain⟩ reason is worth more than two⟨ adjectives¦ examples⟩.',
    '\n3. **Leave something out.** What is missing⟨ makes the rest stand out¦ gives the rest room⟩.',
  ],
  [
    '\n\nA real model would fill in the⟨ details¦ entries¦ facts⟩; add a key on the server to ask one.',
    '\n\nWith a key on the server a real model⟨ takes over¦ answers instead⟩.',
  ],
]

export const formOfCode = (excerpt: string): readonly Slot[] => [
  [
    '> **Demo model**, not a real LLM: here is sample code, not a solution.',
    '> **Sample code from the demo model**, which is not a real LLM.',
  ],
  [
    `\n\nYou asked for \`${excerpt}\`. I cannot write that, but this is⟨ how code looks¦ what code looks like⟩ in an answer:`,
    `\n\nI cannot solve \`${excerpt}\`. To show⟨ the display of code¦ how code is shown⟩, here is how I⟨ choose¦ draw⟩ a token:`,
  ],
  [
    '\n\n```python\nimport math\nimport random\n\n\ndef sample(logits, temperature):\n    """Draw one token by softmax with temperature."""\n    weights = [math.exp(z / temperature) for z in logits.values()]\n    return random.choices(list(logits), weights=weights)[0]\n```',
    '\n\n```typescript\nfunction softmax(logits: number[], temperature: number): number[] {\n  const odds = logits.map((logit) => Math.exp(logit / temperature))\n  const total = odds.reduce((sum, odd) => sum + odd, 0)\n  return odds.map((odd) => odd / total)\n}\n```',
  ],
  [
    '\n\n- **Copy** takes the code⟨ without the fences¦ alone⟩',
    '\n\n- The language is⟨ named¦ written⟩ above the code',
  ],
  [
    '\n- Ask for *a Python function to sort a list* to get⟨ a real answer¦ real code¦ something useful⟩',
    '\n- The suggestion *Write a Python function to sort a list* has⟨ a real answer¦ a proper solution⟩',
  ],
]

/** Thoughts of `demo-reasoning`, before the answer. */
export const thoughts = (excerpt: string): readonly Slot[] => [
  [
    `The user says \`${excerpt}\`.`,
    `So the message is \`${excerpt}\`.`,
    `Let me read the message: \`${excerpt}\`.`,
  ],
  [
    '⟨ Let me think about¦ First I should decide¦ I want to settle⟩ what⟨ would help most¦ they need¦ matters here⟩.',
    '⟨ What do they need?¦ What would be useful?⟩ A⟨ clear¦ direct⟩ answer,⟨ not a long one¦ with some structure⟩.',
  ],
  [
    '\n\nA heading will help the reader, then the⟨ main idea¦ essentials⟩, then⟨ details¦ examples⟩ in a list.',
    '\n\nI will⟨ begin¦ start⟩ with the main idea and⟨ keep the details¦ leave the details⟩ for a list.',
  ],
  [
    '⟨ Wait, is that¦ Is that⟩ too much?⟨ No: each part is short.¦ I can keep each part short.⟩',
    ' I should⟨ check¦ make sure⟩ that⟨ every claim is true¦ nothing is overstated⟩ and that the⟨ tone is friendly¦ words are plain⟩.',
  ],
  [
    '\n\nGood, I can answer now.',
    '\n\nThat is a plan. Now the answer.',
    '\n\nThat should do. I will write it.',
  ],
]

/** After a tool has answered. */
export const toolAnswer = (tool: string, result: string): readonly Slot[] => [
  [
    `The tool \`${tool}\`⟨ answered¦ returned¦ came back with⟩:`,
    `I called \`${tool}\` and⟨ got this¦ received this¦ this came back⟩:`,
  ],
  `\n\n\`\`\`json\n${result}\n\`\`\``,
  [
    '\n\nA real model would now⟨ explain the result¦ put that into words¦ draw its conclusions⟩; I am the demo model and only⟨ pass it on¦ show it¦ repeat it⟩.',
    '\n\nThat closes the⟨ loop¦ circle⟩: question, tool call, result, answer. I am the demo model and⟨ leave the conclusions to you¦ add nothing of my own⟩.',
  ],
]
