import { pathToFileURL } from 'node:url'

import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot, root } from './repository.mjs'

process.env.NODE_ENV ??= 'production'
// `.env` is the one beside package.json, also when this file is started from another folder.
process.chdir(root)

await ensureInstalled()
await ensureBuilt()
// In this very process, so that Ctrl+C, signals and the exit code are the server's own.
await import(pathToFileURL(inRoot('dist/server/main.js')).href)
