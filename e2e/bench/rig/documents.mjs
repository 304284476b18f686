/**
 * Documents to stream: the same text for the same kind and length, on every machine. A token is a
 * short word with its blank, a few digits, or a few signs: three to four characters, as with the
 * usual tokenizers.
 */

/** A small generator of numbers in [0, 1): mulberry32. `Math.random` cannot be seeded. */
function createDice(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const vocabulary = (
  'a the of and to in is that for it as with be by on not this but from or have an they which one ' +
  'you were all there would their we when who will no more if out so up said what its about than ' +
  'into them can only other new some could time these two may then do first any my now such like ' +
  'our over man me even most made after also did many before must through back years where much ' +
  'your way well down should because each just those people how too little state good very make ' +
  'world still own see men work long get here between both life being under never day same another'
).split(' ')
const names = (
  'value index buffer stream token result options handler cache node parent queue count total ' +
  'message response'
).split(' ')
const formulas = [
  'E = mc^2',
  String.raw`\int_0^\infty e^{-x^2} dx = \frac{\sqrt{\pi}}{2}`,
  String.raw`\sum_{i=1}^{n} i = \frac{n(n+1)}{2}`,
  String.raw`\nabla \cdot \vec{E} = \frac{\rho}{\epsilon_0}`,
  'a^2 + b^2 = c^2',
  String.raw`\lim_{x \to 0} \frac{\sin x}{x} = 1`,
  String.raw`\begin{pmatrix} a & b \\ c & d \end{pmatrix}`,
]
const languages = ['python', 'javascript', 'typescript', 'bash', 'json']

/** Writers of single pieces, all fed by one dice. */
function createPen(dice) {
  const below = (limit) => Math.floor(dice() * limit)
  const pick = (list) => list[below(list.length)]
  const repeat = (count, write) => Array.from({ length: count }, (_, index) => write(index))
  const words = (count) => repeat(count, () => pick(vocabulary)).join(' ')
  const sentence = () => {
    const text = words(6 + below(14))
    return `${text[0].toUpperCase()}${text.slice(1)}.`
  }
  const sentences = (count) => repeat(count, sentence).join(' ')

  /** A sentence of which one word may be strong, code, emphasised or a link. */
  function markedSentence() {
    const mark = pick(['**$1**', '**$1**', '`$1`', '`$1`', '*$1*', '[$1](https://example.com/$1)'])
    const text = sentence()
    return dice() < 0.55 ? text.replace(/ (\w+) /, ` ${mark} `) : text
  }
  const markedSentences = (count) => repeat(count, markedSentence).join(' ')

  const codeLines = {
    python: (a, b, c, n) => [
      `def ${a}_${n}(${b}, ${c}=${n}):`,
      `    ${a} = ${b}.get("${c}", ${n})  # ${words(4)}`,
      `    if ${a} > ${n} and ${b} is not None:`,
      `        return [x * ${n} for x in ${c}]`,
      `        ${c}.append({"${a}": ${n}, "${b}": None})`,
    ],
    json: (a, b, c, n) => [`  "${a}": { "${b}": ${n}, "${c}": "${words(2)}" },`],
    bash: (a, b, c, n) => [
      `export ${a.toUpperCase()}=${n}`,
      `if [ -f "./${b}.txt" ]; then echo "${words(3)}"; fi`,
      `for ${a} in $(seq 1 ${n}); do ${b} --${c} "$${a}"; done`,
    ],
    javascript: (a, b, c, n) => [
      `const ${a} = await ${b}.${c}(${n});`,
      `if (${a} !== ${b}) { return ${c}.map((x) => x + ${n}); }`,
      `export function ${a}${n}(${b}, ${c} = "${words(2)}") {`,
      `  // ${words(6)}`,
      `  ${a}.push({ ${b}: ${n}, ${c}: \`\${${a}}\` });`,
    ],
  }
  const codeLine = (language) => {
    const lines = codeLines[language] ?? codeLines.javascript
    return pick(lines(pick(names), pick(names), pick(names), below(1000)))
  }
  const codeBlock = (lines) => {
    const language = pick(languages)
    return `\`\`\`${language}\n${repeat(lines, () => codeLine(language)).join('\n')}\n\`\`\`\n\n`
  }
  const tableRow = () =>
    `| ${pick(names)} | ${below(9999)} | ${words(4)} | ${pick(['`ok`', '**bad**'])} |\n`
  const table = (rows) =>
    `| name | count | note | state |\n| --- | ---: | :--- | :-: |\n${repeat(rows, tableRow).join('')}\n`
  const listItem = () =>
    `- ${markedSentence()}\n${dice() < 0.25 ? `  - ${sentence()}\n  - ${sentence()}\n` : ''}`
  const list = (items) => `${repeat(items, listItem).join('')}\n`
  return {
    below,
    pick,
    words,
    sentence,
    sentences,
    markedSentences,
    codeLine,
    codeBlock,
    table,
    list,
    listItem,
    tableRow,
  }
}

const fillWithProse = { open: '\n\n', word: ' and', close: '' }

const mixedPieces = [
  (pen) => `${pen.markedSentences(3)}\n\n`,
  (pen, number) => `## ${number}. ${pen.words(4)}\n\n`,
  (pen) => `${pen.markedSentences(4)}\n\n`,
  (pen) => pen.list(4),
  (pen, number) => (number % 2 === 0 ? pen.table(5) : `> ${pen.sentence()}\n\n`),
  (pen) => pen.codeBlock(10),
  (pen) => `### ${pen.words(3)}\n\n1. ${pen.sentence()}\n2. ${pen.sentence()}\n\n`,
]

/**
 * The kinds: how a document begins, its next block, and what fills the end. Blocks are never cut, so
 * that no fence stays open; words of one token each fill what is left.
 */
const kinds = {
  prose: { next: (pen) => `${pen.sentences(4 + pen.below(4))}\n\n` },
  mixed: { next: (pen, number) => mixedPieces[number % mixedPieces.length](pen, number) },
  'code-block': {
    begin: '```python\n',
    next: (pen) => `${pen.codeLine('python')}\n`,
    fill: { open: '#', word: ' and', close: '\n```' },
  },
  'code-blocks': { next: (pen) => `${pen.sentence()}\n\n${pen.codeBlock(3 + pen.below(4))}` },
  'long-paragraph': {
    next: (pen) => `${pen.sentence()} `,
    fill: { open: 'And', word: ' and', close: '' },
  },
  tables: { next: (pen) => `${pen.sentence()}\n\n${pen.table(6 + pen.below(10))}` },
  'one-list': {
    next: (pen) => pen.listItem(),
    fill: { open: '- And', word: ' and', close: '' },
  },
  'one-table': {
    begin: '| name | count | note | state |\n| --- | ---: | :--- | :-: |\n',
    next: (pen) => pen.tableRow(),
  },
  math: {
    next: (pen, number) =>
      `${pen.sentence()} We have $${pen.pick(formulas)}$ and then ${pen.words(6)} ` +
      `$x_{${number}}$.\n\n$$\n${pen.pick(formulas)}\n$$\n\n`,
  },
}

export const documentKinds = Object.keys(kinds)

/** Cuts a text into tokens; joined again they are the text. */
export const cutIntoTokens = (text) =>
  text.match(/ ?\p{L}{1,10}| ?\d{1,4}| ?[^\s\p{L}\d]{1,4}\n*|\s{1,8}/gu) ?? []

/**
 * Exactly `count` tokens of a document whose last visible word is `endMark`, which is a token of its
 * own: who sees it has seen everything.
 */
export function buildDocument(kind, count, endMark) {
  const { begin = '', next, fill = fillWithProse } = kinds[kind]
  const pen = createPen(createDice(42))
  const tokens = cutIntoTokens(begin)
  const ending = [' ', endMark, ...cutIntoTokens(fill.close)]
  const opening = cutIntoTokens(fill.open)
  const room = count - ending.length - opening.length
  for (let number = 1; ; number += 1) {
    const block = cutIntoTokens(next(pen, number))
    if (tokens.length + block.length > room) break
    for (const token of block) tokens.push(token)
  }
  const missing = Math.max(0, room - tokens.length)
  return [...tokens, ...opening, ...Array(missing).fill(fill.word), ...ending]
}
