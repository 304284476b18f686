type Language = { readonly name: string; readonly extension: string }

/** Languages by the word that stands after the fence, with what they are called and saved as. */
const languages: Record<string, Language> = {
  bash: { name: 'Bash', extension: 'sh' },
  c: { name: 'C', extension: 'c' },
  cpp: { name: 'C++', extension: 'cpp' },
  csharp: { name: 'C#', extension: 'cs' },
  css: { name: 'CSS', extension: 'css' },
  diff: { name: 'Diff', extension: 'diff' },
  go: { name: 'Go', extension: 'go' },
  html: { name: 'HTML', extension: 'html' },
  java: { name: 'Java', extension: 'java' },
  javascript: { name: 'JavaScript', extension: 'js' },
  json: { name: 'JSON', extension: 'json' },
  jsx: { name: 'JSX', extension: 'jsx' },
  kotlin: { name: 'Kotlin', extension: 'kt' },
  markdown: { name: 'Markdown', extension: 'md' },
  php: { name: 'PHP', extension: 'php' },
  python: { name: 'Python', extension: 'py' },
  ruby: { name: 'Ruby', extension: 'rb' },
  rust: { name: 'Rust', extension: 'rs' },
  sql: { name: 'SQL', extension: 'sql' },
  swift: { name: 'Swift', extension: 'swift' },
  tsx: { name: 'TSX', extension: 'tsx' },
  typescript: { name: 'TypeScript', extension: 'ts' },
  xml: { name: 'XML', extension: 'xml' },
  yaml: { name: 'YAML', extension: 'yaml' },
}

const otherNames: Record<string, string> = {
  'c#': 'csharp',
  'c++': 'cpp',
  cs: 'csharp',
  golang: 'go',
  js: 'javascript',
  kt: 'kotlin',
  md: 'markdown',
  mjs: 'javascript',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  shell: 'bash',
  ts: 'typescript',
  yml: 'yaml',
  zsh: 'bash',
}

/** How a language is called in the header of its code; the model's own word when we know none. */
export const nameOfLanguage = (word: string): string => find(word)?.name ?? (word || 'Code')

/** The file extension, without a dot, for a download. */
export const extensionOfLanguage = (word: string): string => find(word)?.extension ?? 'txt'

function find(word: string): Language | undefined {
  const known = word.toLowerCase()
  const key = Object.hasOwn(otherNames, known) ? otherNames[known] : known
  return key !== undefined && Object.hasOwn(languages, key) ? languages[key] : undefined
}
