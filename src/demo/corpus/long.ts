import { compileSlots, lazyNode, type LatticeNode, type Slot } from '../lattice.ts'

/** Chapters of `demo-long`: everyday subjects, whose words also feed the background of the others. */
const chapters: readonly (readonly Slot[])[] = [
  [
    '### Bread',
    [
      '\n\nGood bread needs flour, water, salt and⟨ time¦ patience⟩. The dough⟨ rests¦ sleeps¦ waits⟩ overnight in a cool kitchen, and by morning the yeast has⟨ filled it with air¦ doubled it⟩.',
      '\n\nA baker works⟨ by touch¦ by hand⟩ more than by the clock. Warm dough rises⟨ fast¦ early⟩, cold dough⟨ slowly¦ late⟩, and the crust tells when the oven was hot enough.',
    ],
    [
      '\n\n- Fold the dough⟨ gently¦ four times¦ until it is smooth⟩\n- Let it rise under a⟨ cloth¦ bowl⟩\n- Bake it until the crust⟨ sings¦ is dark¦ crackles⟩',
      '\n\n1. Mix flour and water\n2. Wait for⟨ an hour¦ half an hour⟩\n3. Add salt, fold and wait again',
    ],
  ],
  [
    '### Harbours',
    [
      '\n\nA harbour is a⟨ room¦ shelter⟩ with a door to the sea. Ships⟨ come in with the tide¦ wait for the tide⟩, and the lighthouse⟨ counts¦ blinks⟩ the seconds between its flashes so that sailors know which coast they see.',
      '\n\nIn the early morning the harbour smells of⟨ salt and diesel¦ rope and fish¦ tar⟩. Gulls⟨ argue¦ quarrel⟩ over the nets while the first ferry⟨ leaves¦ turns⟩ without a sound.',
    ],
    [
      '\n\n| Tide | Depth | What may enter |\n| --- | --- | --- |\n| Low | 3 m | Small boats |\n| Half | 5 m | Ferries |\n| High | 8 m | Cargo ships |',
      '\n\n> Red light to the left, green to the right: so the channel is marked when you⟨ return from the sea¦ come home⟩ in most of Europe.',
    ],
  ],
  [
    '### Gardens',
    [
      '\n\nA garden is never⟨ finished¦ quiet¦ still⟩. Bees⟨ visit¦ search⟩ the lavender, beans climb their poles, and under the soil worms⟨ mix¦ turn¦ open⟩ last year’s leaves into next year’s food.',
      '\n\nWater in the evening, when the⟨ sun is low¦ stones are still warm⟩. Tomatoes like⟨ deep¦ rare but deep⟩ watering; mint would⟨ conquer¦ fill⟩ the whole bed if you let it.',
    ],
    [
      '\n\n```text\nspring   sow beans, prune roses\nsummer   water, pick, share\nautumn   plant bulbs, rake leaves\nwinter   read seed catalogues\n```',
      '\n\n- **Spring:** sow⟨ peas¦ beans⟩\n- **Summer:** water and⟨ harvest¦ pick⟩\n- **Autumn:** plant bulbs\n- **Winter:** plan the next year',
    ],
  ],
  [
    '### Maps',
    [
      '\n\nEvery map⟨ leaves something out¦ tells a small lie¦ is a choice⟩. The earth is round and paper is flat, so either shapes or areas must⟨ give way¦ suffer¦ bend⟩; Greenland looks as⟨ large¦ big⟩ as Africa on a map made for sailors.',
      '\n\nContour lines⟨ join¦ connect⟩ places of equal height. Where they⟨ crowd together¦ lie close⟩ the slope is steep; where they part, you may⟨ rest¦ walk easily⟩.',
    ],
    [
      '\n\n$$\nx = R\\,\\lambda, \\qquad y = R \\ln \\tan\\left(\\frac{\\pi}{4} + \\frac{\\varphi}{2}\\right)\n$$',
      '\n\n```python\nimport math\n\n\ndef mercator(latitude, longitude, radius=6371):\n    phi = math.radians(latitude)\n    x = radius * math.radians(longitude)\n    y = radius * math.log(math.tan(math.pi / 4 + phi / 2))\n    return x, y\n```',
    ],
  ],
  [
    '### Clocks',
    [
      '\n\nA pendulum⟨ keeps time¦ swings evenly⟩ because its period depends on its length and⟨ hardly¦ very little⟩ on how far it swings. A metre of string⟨ beats¦ counts⟩ almost exactly one second each way.',
      '\n\nBefore railways every town had its own⟨ noon¦ time¦ hour⟩. Trains⟨ changed that¦ put an end to it⟩: a timetable needs one clock for the whole⟨ line¦ country⟩.',
    ],
    [
      '\n\n$$\nT \\approx 2\\pi\\sqrt{\\frac{L}{g}}\n$$',
      '\n\n1. Wind the spring\n2. Set the hands\n3. Listen:⟨ an even beat¦ a steady tick⟩ means the clock stands level',
    ],
  ],
  [
    '### Rivers',
    [
      '\n\nA river⟨ writes¦ draws⟩ its own valley. It⟨ cuts¦ wears away⟩ the outer bank of every bend and⟨ builds¦ feeds⟩ the inner one with gravel, so that bends⟨ wander¦ travel⟩ slowly across the plain.',
      '\n\nMountain streams are⟨ loud and clear¦ quick and cold⟩; old rivers are⟨ brown and quiet¦ slow and wide⟩, carrying⟨ whole hills¦ sand and seeds⟩ to the sea.',
    ],
    [
      '\n\n- Source: a spring, a glacier or a⟨ lake¦ bog⟩\n- Middle: bends, bridges and⟨ mills¦ meadows⟩\n- Mouth: a delta or an⟨ estuary¦ open bay⟩',
      '\n\n```javascript\nconst speed = ({ width, depth, flow }) => flow / (width * depth)\nconsole.log(speed({ width: 20, depth: 1.5, flow: 45 })) // 1.5 metres a second\n```',
    ],
  ],
]

export const chapterCorpus: readonly (readonly Slot[])[] = chapters

const opening: readonly Slot[] = [
  ['# A very long answer', '# An answer that does not end', '# Notes on everyday things'],
  [
    '\n\nThis text of the demo model, which is not a real LLM, goes on⟨ until Max Tokens cuts it off¦ until you stop it or Max Tokens does⟩.',
    '\n\nThe demo model, not a real LLM, is now⟨ talking¦ writing⟩ until Max Tokens or you⟨ stop it¦ end it⟩.',
  ],
]

/** An answer without an end: numbered parts, each with a chapter drawn afresh. */
export const longAnswer = (): LatticeNode =>
  compileSlots(
    opening,
    lazyNode(() => partFrom(1)),
  )

function partFrom(part: number): LatticeNode {
  const next = lazyNode(() => partFrom(part + 1))
  const ways = chapters.map((chapter) => compileSlots(['\n\n', ...chapter], next))
  const first = part % chapters.length // so that at temperature 0 the chapters take turns
  const weightOf = (index: number) => (index === first ? 2 : 1) / (chapters.length + 1)
  const choice: LatticeNode = {
    edges: ways.flatMap(({ edges }, index) =>
      edges.map((edge) => ({ ...edge, probability: edge.probability * weightOf(index) })),
    ),
  }
  return compileSlots([`\n\n## Part ${part}`], choice)
}
