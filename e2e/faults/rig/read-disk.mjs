/** In the page: all conversations and runs, as they lie on disk. */
export async function readDisk() {
  const opened = indexedDB.open('verbatim')
  const database = await new Promise((resolve, reject) => {
    opened.addEventListener('success', () => resolve(opened.result))
    opened.addEventListener('error', () => reject(new Error('the disk cannot be read')))
  })
  const all = (name) =>
    new Promise((resolve) => {
      const request = database.transaction(name).objectStore(name).getAll()
      request.addEventListener('success', () => resolve(request.result))
    })
  const [conversations, runs] = await Promise.all([all('conversations'), all('runs')])
  database.close()
  return { conversations, runs }
}
