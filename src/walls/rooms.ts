/** One room: what it may import from this house, and which packages. `*` ends a family of names. */
interface Room {
  readonly rooms: readonly string[]
  readonly packages: readonly string[] | 'any'
}

/** The arrows of `src/README.md`, for values and for types. */
export const rooms: Readonly<Record<string, Room>> = {
  core: { rooms: ['core'], packages: ['valibot', 'diff'] },
  demo: { rooms: ['demo', 'core'], packages: [] },
  proxy: { rooms: ['proxy', 'core'], packages: ['hono', 'valibot'] },
  client: {
    rooms: ['client', 'core'],
    packages: ['eventsource-parser', 'idb', 'zustand', '@tanstack/query-core', 'valibot', 'tokenx'],
  },
  ui: {
    rooms: ['ui', 'client', 'core'],
    packages: [
      'react',
      'react-dom',
      'react-markdown',
      'remark-*',
      'rehype-*',
      'micromark',
      'micromark-*',
      'mdast',
      'mdast-*',
      'hast',
      'hast-*',
      'vfile',
      'unist-*',
      'unified',
      'lowlight',
      'highlight.js',
      'tokenx',
      'temml',
      '@ariakit/react',
      '@codemirror/*',
      '@lezer/highlight',
      'lucide-react',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'zustand',
      '@fontsource*',
      'tailwindcss',
    ],
  },
  boot: { rooms: ['boot', 'ui', 'client', 'proxy', 'demo', 'core'], packages: 'any' },
  walls: { rooms: ['walls'], packages: 'any' },
}

/** In `ui`: what every pane may import. `app` is the only place where panes meet. */
export const sharedFolders: readonly string[] = ['kit', 'access', 'markdown']

/** Suites that several implementations run. They import the test runner, and are not built. */
export const sharedSuites: readonly string[] = [
  'describe-dialect',
  'describe-run-log',
  'describe-conversation-repo',
  'describe-imports',
  'describe-literals',
]

/** Everything that may lie at the top of the repository. */
export const topLevel: ReadonlySet<string> = new Set([
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  'index.html',
  'src',
  'public',
  'e2e',
  'README.md',
  'CONTRIBUTING.md',
  'LICENSE',
  '.ci',
  '.env.example',
  '.gitignore',
  '.gitattributes',
  '.dockerignore',
  '.npmrc',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'Dockerfile',
])
