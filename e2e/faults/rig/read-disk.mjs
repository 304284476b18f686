/** In the page: all rows of these stores, by name, as they lie on disk. */
export async function readDisk(names = ['conversations', 'runs']) {
  const opened = indexedDB.open('verbatim')
  const database = await new Promise((resolve, reject) => {
    opened.addEventListener('success', () => resolve(opened.result))
    opened.addEventListener('error', () => reject(new Error('the disk cannot be read')))
  })
  const all = (name) =>
    new Promise((resolve) => {
      const request = database.transaction(name).objectStore(name).getAll()
      request.addEventListener('success', () => resolve([name, request.result]))
    })
  const rows = await Promise.all(names.map(all))
  database.close()
  return Object.fromEntries(rows)
}
