import { ensureInstalled } from './install.mjs'
import { giveUp, inRoot, root } from './repository.mjs'

await ensureInstalled()

const { createServer } = await import('vite')
try {
  const server = await createServer({ root, configFile: inRoot('vite.config.ts') })
  await server.listen()
  server.printUrls()
} catch (error) {
  giveUp(error instanceof Error ? error.message : String(error))
}
