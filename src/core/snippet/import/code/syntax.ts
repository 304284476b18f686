/** Where the languages whose literals are read differ. */
export interface CodeSyntax {
  readonly language: 'python' | 'javascript' | 'json'
  readonly comment: RegExp
  /** Plain values by their name. */
  readonly constants: ReadonlyMap<string, boolean | null | undefined>
  /** A string begins here; the first group is its prefix, the second its quote. */
  readonly stringStart: RegExp
}

/** The literals of Python 3. */
export const pythonSyntax: CodeSyntax = {
  language: 'python',
  comment: /#[^\r\n]*/y,
  constants: new Map([
    ['True', true],
    ['False', false],
    ['None', null],
  ]),
  stringStart: /([rRbBuUfFtT]{0,2})("""|'''|"|')/y,
}

/** Those of JavaScript and TypeScript. */
export const javascriptSyntax: CodeSyntax = {
  language: 'javascript',
  comment: /\/\/[^\r\n\u2028\u2029]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)/y,
  constants: new Map([
    ['true', true],
    ['false', false],
    ['null', null],
    ['undefined', undefined],
  ]),
  stringStart: /()(["'`])/y,
}

/** JSON, to find places in it; whether it is right is for `JSON.parse` to say. */
export const jsonSyntax: CodeSyntax = { ...javascriptSyntax, language: 'json', comment: /(?!)/y }
