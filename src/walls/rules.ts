import { posix } from 'node:path'

import { rooms, sharedFolders, sharedSuites, topLevel } from './rooms.ts'
import type { SourceFile, SourceTree } from './source-file.ts'

/** Looks at a whole tree and returns one line for each break. An empty list means: it holds. */
export type Rule = (tree: SourceTree) => string[]

/**
 * What only tests import: fakes in `testing`, recordings, and the suites that many implementations
 * share. None of it is built.
 */
const isTest = (path: string): boolean =>
  /\.test\.(tsx?|mjs)$|\/(__fixtures__|testing)\//.test(path) ||
  sharedSuites.some((name) => path.endsWith(`/${name}.ts`))

/** The parts of a path below `src`: `['ui', 'chat', 'message.tsx']`; null for files elsewhere. */
function placeIn(path: string): readonly string[] | null {
  const [top, ...rest] = path.split('/')
  return top === 'src' && rest.length > 1 ? rest : null
}

const built = (tree: SourceTree, ...folders: string[]): SourceFile[] =>
  [...tree.values()].filter(
    ({ path }) => !isTest(path) && folders.some((folder) => path.startsWith(`${folder}/`)),
  )

const isRelative = (specifier: string): boolean => /^\.{0,2}\//.test(specifier)

/** Where a relative import leads, without Vite's `?raw` and the like. */
const resolveFrom = (path: string, specifier: string): string =>
  posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''))

const isFamilyOf = (pattern: string, specifier: string): boolean =>
  pattern.endsWith('*')
    ? specifier.startsWith(pattern.slice(0, -1))
    : specifier === pattern || specifier.startsWith(`${pattern}/`)

function mayImport(path: string, specifier: string): boolean {
  const room = rooms[placeIn(path)?.[0] ?? '']
  if (room === undefined) return false
  if (isRelative(specifier)) {
    const file = resolveFrom(path, specifier)
    if (isTest(file)) return false
    const target = placeIn(file)?.[0]
    // The front doors read package.json and the build's output as well.
    return target === undefined ? room.packages === 'any' : room.rooms.includes(target)
  }
  return room.packages === 'any' || room.packages.some((pattern) => isFamilyOf(pattern, specifier))
}

const brokenImports = (
  files: readonly SourceFile[],
  isFine: (path: string, specifier: string) => boolean,
): string[] =>
  files.flatMap(({ path, imports }) =>
    imports
      .filter((specifier) => !isFine(path, specifier))
      .map((specifier) => `${path} imports ${specifier}`),
  )

export const checkRooms: Rule = (tree) => brokenImports(built(tree, 'src'), mayImport)

export const checkPanes: Rule = (tree) =>
  brokenImports(built(tree, 'src/ui'), (path, specifier) => {
    if (!isRelative(specifier)) return true
    const own = placeIn(path)
    const target = placeIn(resolveFrom(path, specifier))
    if (own === null || target === null) return false
    const [, ownFolder = ''] = own
    const [targetRoom, targetFolder = ''] = target
    if (ownFolder === 'kit') return targetRoom === 'ui' && targetFolder === 'kit'
    if (targetRoom !== 'ui' || ownFolder === 'app' || own.length === 2) return true
    return targetFolder === ownFolder || sharedFolders.includes(targetFolder)
  })

export const checkCycles: Rule = (tree) => {
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[] = []
  const visit = (path: string, trail: readonly string[]) => {
    const file = tree.get(path)
    if (file === undefined || state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' > '))
      return
    }
    state.set(path, 'open')
    for (const specifier of file.imports.filter(isRelative)) {
      visit(resolveFrom(path, specifier), [...trail, path])
    }
    state.set(path, 'done')
  }
  for (const path of tree.keys()) visit(path, [])
  return cycles
}

/** Names that a provider chose. One leak, and a second provider's name needs an `if` there. */
const wireNames = new RegExp(
  `\\b(${[
    'max_tokens max_completion_tokens max_output_tokens stop_sequences stop_reason finish_reason',
    'top_p top_k frequency_penalty presence_penalty logit_bias top_logprobs stream_options',
    'prompt_tokens completion_tokens input_tokens output_tokens include_usage response_format',
    'tool_calls tool_call_id tool_choice tool_use_id reasoning_content content_block_delta',
    'message_start message_delta anthropic-version',
  ]
    .join(' ')
    .replaceAll(' ', '|')})\\b`,
)

export const checkWireNames: Rule = (tree) =>
  built(tree, 'src')
    .filter(({ path }) => !/^src\/(core\/dialect|walls)\//.test(path))
    .flatMap(({ path, code }) => {
      const name = wireNames.exec(code)?.[0]
      return name === undefined ? [] : [`${path} says ${name}`]
    })

const words = (...lines: readonly string[]): string[] => lines.join(' ').split(' ')

const powers = new Set(
  words(
    'console performance crypto fetch process globalThis eval Function',
    'setTimeout setInterval setImmediate queueMicrotask',
  ),
)
const clockAndDice = new Set(['Date.now', 'Math.random'])

const uses = (
  { path }: SourceFile,
  found: ReadonlySet<string>,
  banned: ReadonlySet<string>,
): string[] => [...found].filter((name) => banned.has(name)).map((name) => `${path} uses ${name}`)

export const checkCorePowers: Rule = (tree) =>
  built(tree, 'src/core').flatMap((file) => [
    ...uses(file, file.names, powers),
    ...uses(file, file.members, clockAndDice),
    ...(file.bareConstructors.has('Date') ? [`${file.path} uses new Date()`] : []),
  ])

/** Tools read these files' default export; nobody imports them. */
const isToolConfig = (path: string): boolean => /(^|\/)(vite|playwright)\.config\.ts$/.test(path)

const mostLines = 400

export const checkShape: Rule = (tree) =>
  [...tree.values()].flatMap(({ path, lineCount, hasDefaultExport }) => [
    ...(lineCount > mostLines ? [`${path} has ${lineCount} lines`] : []),
    ...(hasDefaultExport && !isToolConfig(path) ? [`${path} has a default export`] : []),
  ])

/** Ways from a text to a page or a program. Model output must find none of them open. */
const htmlDoors = new Set(
  words(
    'dangerouslySetInnerHTML innerHTML outerHTML insertAdjacentHTML setHTMLUnsafe',
    'srcdoc srcDoc createContextualFragment parseFromString',
  ),
)
const programs = new Set(['eval', 'Function'])
const network = new Set(['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket', 'indexedDB'])
const networkMembers = new Set(
  [...network].flatMap((name) => ['window', 'globalThis', 'self'].map((of) => `${of}.${name}`)),
)

export const checkDoors: Rule = (tree) => [
  ...built(tree, 'src')
    .filter(({ path }) => !path.startsWith('src/walls/'))
    .flatMap((file) => [
      ...uses(file, file.keys, htmlDoors),
      ...uses(file, file.names, programs),
      ...uses(file, file.members, new Set(['document.write', 'document.writeln'])),
    ]),
  ...built(tree, 'src/ui').flatMap((file) => [
    ...uses(file, file.names, network),
    ...uses(file, file.members, networkMembers),
    ...uses(file, file.members, new Set(['navigator.sendBeacon'])),
  ]),
]

/** @param paths every tracked file, from the root */
export function checkTopLevel(paths: Iterable<string>): string[] {
  const names = new Set([...paths].map((path) => path.split('/')[0] ?? ''))
  return [...names].filter((name) => !topLevel.has(name)).map((name) => `${name} lies at the top`)
}

/** Put together from parts, so that this very file stays clean. */
const traces = [
  ['registry', 'npmjs', 'org'].join('\\.'),
  ['npmjs', 'org'].join('\\.'),
  ['registry', 'yarnpkg', 'com'].join('\\.'),
  `(?<![\\w.~-])/(home|Users|root|work)/\\w`,
  `[A-Z]:\\\\Users\\\\`,
]
const trace = new RegExp(traces.join('|'))

/** A registry's host or a folder of one machine makes a file wrong everywhere else. */
export const checkTraces = (texts: Readonly<Record<string, string>>): string[] =>
  Object.entries(texts).flatMap(([path, text]) => {
    const found = trace.exec(text)?.[0]
    return found === undefined ? [] : [`${path} names ${found}`]
  })
