import { plainTextOf } from '../../../../src/core/markdown/plain-text.ts'
import '../../../../src/ui/markdown/markdown.css'
import { createAnswerPainter } from '../../../../src/ui/markdown/painter.ts'
import { hugeTexts } from '../../../../src/ui/markdown/testing/hostile-corpus.ts'
import { sizeTexts } from '../../../../src/ui/markdown/testing/size-texts.ts'

const pieceLength = 1000
/** More of them would take minutes, and each is read as any other. */
const mostPieces = 200
const lastWords = 'The end.'

const textsOf = (texts) =>
  Object.fromEntries(
    // A join makes one flat string, as an answer is.
    Object.entries(texts).map(([name, much]) => [
      name,
      ['Before it.', much, lastWords].join('\n\n'),
    ]),
  )

const texts = { sizes: textsOf(sizeTexts), corpus: textsOf(hugeTexts) }
const nextTask = () => new Promise((done) => setTimeout(done))

function openAnswer() {
  const root = document.createElement('div')
  root.className = 'answer-markdown'
  document.body.replaceChildren(root)
  return { root, painter: createAnswerPainter(root, 'answer-') }
}

async function untilWhole({ root, painter }) {
  // An open fence takes the last words in.
  while (!root.lastElementChild?.textContent.endsWith(lastWords)) await nextTask()
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  painter.end()
}

/** What the benchmark calls. Each resolves when all of the text has been drawn. */
globalThis.benchHostile = {
  namesOf: (group) => Object.keys(texts[group]),
  async 'at once'(group, name) {
    const answer = openAnswer()
    await nextTask()
    answer.painter.show(texts[group][name], false)
    await untilWhole(answer)
  },
  async streaming(group, name) {
    const text = texts[group][name]
    const answer = openAnswer()
    const step = Math.max(pieceLength, text.length / mostPieces)
    for (let end = step; end < text.length; end += step) {
      await nextTask()
      answer.painter.show(text.slice(0, end), true)
    }
    await nextTask()
    answer.painter.show(text, true)
    await nextTask()
    answer.painter.show(text, false)
    await untilWhole(answer)
  },
  async 'read aloud'(group, name) {
    await nextTask()
    plainTextOf(texts[group][name])
    await nextTask()
  },
}
