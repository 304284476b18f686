import { pathToFileURL } from 'node:url'

import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './repository.mjs'

process.env.NODE_ENV ??= 'production'

await ensureInstalled()
await ensureBuilt()
// In this very process, so that Ctrl+C, signals and the exit code are the server's own.
await import(pathToFileURL(inRoot('dist/server/main.js')).href)
