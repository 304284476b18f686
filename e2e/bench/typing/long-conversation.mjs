const messages = 100
const charactersEach = 2_000

const sentences = [
  'The cache is warm; "hit rate" is 97 %, and the rest is \\n noise.',
  'Déjà vu: naïve café owners ask why 日本語 and 🙂 take more bytes.',
  "It's `code` that says $HOME, {braces}, <tags> & more.",
]

/** About `charactersEach` characters of prose with what printers have to escape, in short lines. */
function textOf(index) {
  let text = `Message ${index}\n\n`
  while (text.length < charactersEach)
    text += `${sentences[text.length % sentences.length]}${text.length % 5 === 0 ? '\n' : ' '}`
  return text.slice(0, charactersEach)
}

/** A conversation of 100 messages and 200 kB, as the page keeps it. */
export function buildConversation() {
  const nodes = {}
  for (let index = 0; index < messages; index += 1) {
    const place = {
      id: `m${index}`,
      parentId: index === 0 ? null : `m${index - 1}`,
      createdAt: index,
      isDeleted: false,
    }
    const text = textOf(index)
    nodes[place.id] =
      index % 2 === 0
        ? { ...place, role: 'user', content: [{ type: 'text', text }] }
        : { ...place, role: 'written', message: { role: 'assistant', text } }
  }
  const leafId = `m${messages - 1}`
  return { id: 'long', title: 'Long', createdAt: 0, updatedAt: messages, nodes, leafId }
}

/** Runs in the page: writes the conversation down and makes it the open one, with this pane beside it. */
export async function putConversation({ conversation, code, rightTab }) {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('verbatim')
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error))
  })
  const transaction = database.transaction('conversations', 'readwrite')
  transaction
    .objectStore('conversations')
    .put({ version: 1, id: conversation.id, hiddenAt: null, conversation })
  await new Promise((resolve) => transaction.addEventListener('complete', resolve))
  database.close()
  const workspace = { conversationId: conversation.id, code, layout: { rightTab } }
  localStorage.setItem('verbatim:workspace', JSON.stringify({ version: 1, workspace }))
}
