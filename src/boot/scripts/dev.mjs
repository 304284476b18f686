import { ensureInstalled } from './install.mjs'
import { giveUp, inRoot, root } from './repository.mjs'

await ensureInstalled()
// `.env` is the one beside package.json, also when this file is started from another folder.
process.chdir(root)

const { createServer } = await import('vite')
try {
  const server = await createServer({ root, configFile: inRoot('vite.config.ts') })
  await server.listen()
  server.printUrls()
} catch (error) {
  giveUp(error instanceof Error ? error.message : String(error))
}
