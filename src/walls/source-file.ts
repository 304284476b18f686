import { type ESTree, parseSync, Visitor } from 'vite'

/** What the walls need to know of one file. Types count as imports: a type is an arrow too. */
export interface SourceFile {
  readonly path: string
  readonly lineCount: number
  /** Without comments: prose may name what code may not. */
  readonly code: string
  readonly imports: readonly string[]
  readonly hasDefaultExport: boolean
  /** Identifiers that are not a member's or a key's name: `fetch`, but not `query.fetch`. */
  readonly names: ReadonlySet<string>
  /** `Date.now`, `element.innerHTML`; of a longer chain its last two names. */
  readonly members: ReadonlySet<string>
  /** Names of members and keys, JSX attributes included. */
  readonly keys: ReadonlySet<string>
  /** Constructors that are called with no argument: `new Date()`. */
  readonly bareConstructors: ReadonlySet<string>
}

/** A path from the root of the repository, with `/`, to the file. */
export type SourceTree = ReadonlyMap<string, SourceFile>

/** Throws when a file cannot be parsed: a wall that skips a file is no wall. */
export function buildSourceTree(texts: Readonly<Record<string, string>>): SourceTree {
  return new Map(Object.entries(texts).map(([path, text]) => [path, readSource(path, text)]))
}

function readSource(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text)
  const [error] = errors
  if (error !== undefined) throw new Error(`${path}: ${error.message}`)
  return {
    path,
    lineCount: text.trimEnd().split('\n').length,
    code: blank(text, comments),
    ...collect(program),
  }
}

/** Positions stay as they were, so that a finding could still be located. */
function blank(text: string, spans: readonly { start: number; end: number }[]): string {
  let rest = text
  for (const { start, end } of spans) {
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  }
  return rest
}

const textOf = (node: ESTree.Expression | ESTree.Argument | undefined): string | null =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null

const isDefault = (name: ESTree.ModuleExportName): boolean =>
  (name.type === 'Literal' ? name.value : name.name) === 'default'

const nameOf = (node: { type: string; name?: unknown }): string | null =>
  node.type === 'Identifier' && typeof node.name === 'string' ? node.name : null

function collect(program: ESTree.Program) {
  const found = {
    imports: [] as string[],
    hasDefaultExport: false,
    names: new Set<string>(),
    members: new Set<string>(),
    keys: new Set<string>(),
    bareConstructors: new Set<string>(),
  }
  /** Where a key's name starts: the walk meets it again as an identifier. */
  const keyStarts = new Set<number>()
  const addKey = (name: string, start: number) => {
    found.keys.add(name)
    keyStarts.add(start)
  }
  const addImport = (specifier: string | null) => {
    // An address that is put together while running cannot be judged, so it is not allowed.
    found.imports.push(specifier ?? '<computed>')
  }
  new Visitor({
    ImportDeclaration: (node) => addImport(node.source.value),
    ExportAllDeclaration: (node) => addImport(node.source.value),
    ExportNamedDeclaration(node) {
      if (node.source !== null) addImport(node.source.value)
      if (node.specifiers.some(({ exported }) => isDefault(exported))) found.hasDefaultExport = true
    },
    ImportExpression: (node) => addImport(textOf(node.source)),
    TSImportType: (node) => addImport(textOf(node.source)),
    ExportDefaultDeclaration() {
      found.hasDefaultExport = true
    },
    NewExpression(node) {
      const constructor = nameOf(node.callee)
      if (constructor !== null && node.arguments.length === 0) {
        found.bareConstructors.add(constructor)
      }
      // `new URL('./worker.ts', import.meta.url)` is how a worker is imported.
      const address = textOf(node.arguments[0])
      if (constructor === 'URL' && address?.startsWith('.') === true) addImport(address)
    },
    MemberExpression(node) {
      const property = node.computed ? textOf(node.property) : nameOf(node.property)
      if (property === null) return
      addKey(property, node.property.start)
      const owner = node.object.type === 'MemberExpression' ? node.object.property : node.object
      const object = nameOf(owner)
      if (object !== null) found.members.add(`${object}.${property}`)
    },
    Property(node) {
      const key = nameOf(node.key)
      if (key !== null && !node.computed && !node.shorthand) addKey(key, node.key.start)
    },
    JSXAttribute(node) {
      if (node.name.type === 'JSXIdentifier') found.keys.add(node.name.name)
    },
    Identifier(node) {
      if (!keyStarts.has(node.start)) found.names.add(node.name)
    },
  }).visit(program)
  return found
}
