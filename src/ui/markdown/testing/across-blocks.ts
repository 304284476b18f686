/** Texts whose blocks depend on one another, or change their kind late. */
export const acrossBlocks: readonly (readonly [name: string, text: string])[] = [
  [
    'a link whose target comes last',
    'See [the page][p] and [p].\n\nMore.\n\n[p]: https://a.example/x "T"\n',
  ],
  ['a target inside a quotation', '[foo]\n\n> [foo]: https://a.example\n\n[foo]\n'],
  ['a target inside a list', '- [foo]: https://a.example\n\ntext [foo]\n'],
  [
    'the first of two targets counts',
    '[a]\n\n[a]: https://one.example\n\n[A]: https://two.example\n\n[a]\n',
  ],
  [
    'a target with its title on the next line',
    'x [a]\n\n[a]: https://a.example\n"late title"\n\ny [a]\n',
  ],
  ['an image by reference', '![alt][i]\n\n[i]: https://a.example/i.png\n'],
  ['labels that only case tells apart', '[ẞ] [SS]\n\n[ss]: https://a.example\n'],
  ['a footnote', 'One[^1].\n\nTwo.\n\n[^1]: Note.\n'],
  [
    'footnotes out of order',
    'b[^b] a[^a]\n\nc[^c] again[^a]\n\n[^a]: A\n[^b]: B\n\n    more B\n\n[^c]: C\n',
  ],
  [
    'a footnote that calls another',
    'x[^1]\n\ny[^2]\n\n[^1]: see[^3]\n\n[^2]: two\n\n[^3]: three, see [link]\n\n[link]: https://a.example\n',
  ],
  [
    'footnotes without a line between them',
    'x[^1] y[^2]\n[^1]: one\n[^2]: two [a]\nmore\n[^3]: ```\n    three\n[a]: /u\n[^4]: four[^3]\n',
  ],
  [
    'HTML that its item or quotation ends',
    '- a\n- <!-- b\n# c\n\n> <?\n[^1]: d\n\n[^2]: <pre>\n[^1]: e\n',
  ],
  ['a label in other words', '[A\tb] [a  B][] ![ẞ]\n\n> [a\n> b]\n\n[a b]: /u\n\n[SS]: /v\n'],
  ['a footnote nobody calls', 'x\n\n[^1]: alone\n'],
  ['a call without its footnote', 'x[^nope] and [^1]\n\n[^1]: yes\n'],
  ['a footnote inside a list', '- a[^1]\n\n  [^1]: in the list\n- b[^1]\n\nend[^1]\n'],
  ['a list that turns loose late', '- a\n- b\n- c\n\n- d\n\nend\n'],
  ['a list taken up after a blank line', '1. a\n\n2. b\n\n   still b\n\n       code in b\n\nend\n'],
  ['another marker begins another list', '- a\n\n+ b\n\n* c\n\n1) d\n\n1. e\n'],
  [
    'a list with code after a blank line',
    '- a\n\n  ```js\n  x\n\n  y\n  ```\n\n- b\n\n```\nz\n```\n',
  ],
  ['code at the margin ends a list', '- a\n```\n- b\n\n- c\n```\n- d\n'],
  ['code in a quotation ends with it', '> ```\n> a\n\n```\nb\n'],
  ['code that an item no longer holds', '- ```\n  a\nb\n  ```\n\nc\n\n  ```\nd\n'],
  ['setext headings', 'one\ntwo\n===\n\nthree\n---\n\n---\n\nfour\n\n===\n'],
  [
    'a table whose second line comes late',
    'text\n\n| a | b |\n| - | :-: |\n| 1 | 2 |\n\nend | not\n',
  ],
  [
    'a table after a paragraph',
    'text\n| a | b |\n| - | - |\n| 1 | 2 |\nmore\n\n> | q |\n> | - |\n',
  ],
  ['an open fence', 'a\n\n```ts\nlet x = 1\n\nlet y = 2\n'],
  ['a fence inside a longer fence', '````md\n```js\nx\n```\n\n````\n\nafter\n'],
  [
    'fences with words, escapes and spaces',
    '```js {1} title="a&amp;b"\nx\n```\n\n~~~ a\\*b\ny\n~~~  \n\n  ```c++\n  z\n   z\n  ```\n',
  ],
  [
    'a fence that an item leaves open, before a block that interrupts',
    '1. Run:\n   ```bash\n   npm i\n\n## Next\n\n- ```\n  x\n\n---\n\n- $$\n  x\n\n# h\n\nA[^1]\n\n[^1]: ```\n    x\n\n# h\n',
  ],
  ['a tag that goes on with a quotation', '> a\n<del>\n\n*b*\n\n- c\n<del>\n\n*d*\n'],
  [
    'a list and a quotation behind a formula that never ends',
    '\\[\n# a\n- b\n\n\\[\n===\n> c\n\n\\[\na\n---\n- d\n',
  ],
  ['half a formula below half a table', '| a | b |\n\\[\n\n-->\n'],
  ['a fence with a title', 'a\n\n```tsx title="a.tsx"\nlet x\n```\n\n```src/a.ts:3\ny\n'],
  ['an empty fence, and one of blank lines', '```\n```\n\n~~~\n\n~~~\n\n```x\n\n\n```\n'],
  [
    'HTML that spans blank lines',
    '<!-- a\n\n# not a heading\n\n-->\n\n# heading\n\n<pre>\n\n*x*\n\n</pre>\n\ny\n',
  ],
  ['HTML that ends at a blank line', '<div>\n*a*\n\n*b*\n\n</div>\n```\nc\n'],
  ['a line of HTML in a table', '| a |\n| - |\n| x<br>y<br/>z <b>w</b> |\n'],
  [
    'maths of every kind',
    'a $x_1$ b \\(y\\) c $$z$$\n\n$$\na\n\n= b\n$$\n\n\\[\nc\n+ d\n# e\n\\]\n\nThus:\n\\[ f \\]\nso \\[ g \\] and $5 or $6.\n',
  ],
  [
    'a bracket that is not maths',
    '\\[\nnot\n\n+ maths\n\n\\[x\\] neither\n\n\\[\n# heading\n\ntext\n',
  ],
  ['maths without an end', 'a\n\n$$\nb\n\nc\n'],
  ['maths in a list and a quotation', '- \\[\n  a\n  \\]\n- b\n\n> \\[\n> c\n\n\\]\n'],
  ['indented code', 'a\n\n    b\n\n    c\n\nd\n    e\n'],
  ['task lists', '- [x] a\n- [ ] b\n\n  - [x] c\n'],
  ['strikethrough and bare links', '~~a~~ ~b~ https://a.example/x_y www.a.example a@b.example\n'],
  ['a byte order mark inside', 'a\n\n\uFEFFb\n\n\uFEFF# c\n'],
  ['a byte order mark first', '\uFEFF# a\n\nb\n'],
  ['a NUL', 'a\0b\n\n```\nc\0d\n```\n'],
  [
    'names that objects have',
    '[constructor] [__proto__][] [^toString]\n\n[constructor]: https://a.example\n\n[__proto__]: https://b.example\n\n[^toString]: x\n',
  ],
]
