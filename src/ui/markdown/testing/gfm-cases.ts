/**
 * GitHub's extensions of CommonMark, one case or more for each rule of them. The sentences are our
 * own: the examples of the GFM specification are in no npm package (some 40 were looked at), and its
 * text is not ours to copy. What is right is not said here: it is whatever react-markdown makes of
 * the whole text.
 * @see https://github.github.com/gfm/ version 0.29-gfm, the sections named below
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#footnotes
 */
export type GfmCase = readonly [rule: string, text: string]

/** @see https://github.github.com/gfm/#tables-extension- 4.10 */
const tables: readonly GfmCase[] = [
  ['a header, a line of dashes, rows', '| tree | fruit |\n| --- | --- |\n| oak | acorn |\n'],
  ['columns lean as their colons say', '| l | c | r | n |\n|:-|:-:|-:|-|\n| 1 | 2 | 3 | 4 |\n'],
  ['cells need not line up, nor rows have outer bars', 'tree | fruit\n:-: | ---\nelm | samara\n'],
  ['a single dash is a line of dashes', '| a |\n|-|\n| b |\n'],
  [
    'a bar in a cell is escaped, inside code too',
    '| a |\n|---|\n| x \\| y |\n| `p \\| q` |\n| **m \\| n** |\n',
  ],
  ['a bar that is not escaped parts code', '| a | b |\n|---|---|\n| `one | two` |\n'],
  ['a blank line ends it', '| a |\n|---|\n| b |\n\n| c |\n'],
  ['a quotation ends it', '| a |\n|---|\n| b |\n> said\n'],
  ['a list ends it', '| a |\n|---|\n| b |\n- item\n'],
  ['a heading ends it', '| a |\n|---|\n| b |\n# next\n'],
  ['a rule ends it', '| a |\n|---|\n| b |\n***\n'],
  ['a fence ends it', '| a |\n|---|\n| b |\n```\n| c |\n```\n'],
  ['indented code ends it', '| a |\n|---|\n| b |\n\n    | c |\n'],
  ['HTML ends it', '| a |\n|---|\n| b |\n<div>\n| c |\n</div>\n'],
  ['a line without a bar is a row still', '| a | b |\n|---|---|\n| c | d |\nalone\n\nafter\n'],
  ['a header of another width begins no table', '| a | b |\n|---|\n| c |\n'],
  ['a line of dashes that is too wide begins none', '| a |\n|---|---|\n| c |\n'],
  ['rows are filled up and cut to the width', '| a | b |\n|---|---|\n| c |\n| d | e | f |\n||\n'],
  ['it may have no rows', '| a | b |\n|---|---|\n'],
  ['it may have no rows and a text after it', '| a |\n|---|\n\nafter\n'],
  ['its header may interrupt a paragraph', 'words\n| a |\n|---|\n| b |\n'],
  ['the last line of a paragraph is its header', 'one\ntwo | three\n--- | ---\nfour | five\n'],
  [
    'marks do not reach over cells',
    '| *a | b* |\n|---|---|\n| **c | d** |\n| [e | f](https://a.example) |\n',
  ],
  [
    'cells hold marks, links, code and pictures',
    '| a |\n|---|\n| **b** *c* ~~d~~ `e` [f](https://a.example) ![g](https://a.example/h) |\n',
  ],
  ['it stands in a quotation', '> | a |\n> |---|\n> | b |\n\n> | c |\n> |---|\nlazy | line\n'],
  ['it stands in a list', '- item\n\n  | a |\n  |---|\n  | b |\n- | c |\n  |---|\n  | d |\n'],
  ['three spaces before it, but not four', '   | a |\n   |---|\n\n    | b |\n    |---|\n'],
  ['a line of equal signs makes no header', '| a |\n|===|\n| b |\n'],
  ['dashes without a bar are a heading', 'a\n---\nb\n'],
  ['a colon in the middle is no line of dashes', '| a |\n|-:-|\n| b |\n'],
]

/** @see https://github.github.com/gfm/#task-list-items-extension- 5.3 */
const taskLists: readonly GfmCase[] = [
  ['open and done', '- [ ] sow\n- [x] water\n- [X] harvest\n'],
  ['in every kind of list', '* [ ] a\n\n+ [x] b\n\n1. [ ] c\n2) [x] d\n'],
  ['one within the other', '- [x] dig\n  - [ ] deep\n  - [x] wide\n- [ ] plant\n'],
  ['a loose list', '- [ ] a\n\n- [x] b\n\n  more of b\n'],
  ['no space after the bracket', '- [ ]a\n- [x]b\n'],
  ['nothing after the bracket', '- [ ]\n- [x] \n'],
  ['another letter, or none, in the bracket', '- [y] a\n- [] b\n- [  ] c\n- [xx] d\n'],
  ['not at the start of the item', '- a [x] b\n- **[x] c**\n'],
  ['not outside of a list', '[x] a\n\n> [ ] b\n'],
  ['not in the second paragraph of an item', '- a\n\n  [x] b\n'],
  ['not escaped', '- \\[x] a\n- [x\\] b\n'],
  ['a line end for the space', '- [\n] a\n- [x]\n  b\n'],
  ['before a definition of the same label', '- [x] a\n\n[x]: https://a.example\n'],
  ['before a heading or code', '- [x] # a\n- [ ] `b`\n- # [x] c\n'],
]

/** @see https://github.github.com/gfm/#strikethrough-extension- 6.5 */
const strikethrough: readonly GfmCase[] = [
  ['one tilde or two', 'a ~one~ b ~~two~~ c\n'],
  ['not over paragraphs', 'This ~~goes\n\non~~.\n'],
  ['over lines of one paragraph', 'This ~~goes\non~~.\n'],
  ['three tildes strike nothing', 'a ~~~three~~~ b\n'],
  ['not with a number of tildes that differs', 'a ~one~~ b ~~two~ c\n'],
  ['inside of words', 'un~~im~~portant\n'],
  ['with emphasis inside and outside', '**~~a~~** ~~*b*~~ ~~**c~~** *~d*~\n'],
  ['with code and a link inside', '~~`a` [b](https://a.example)~~\n'],
  ['no space within', 'a ~~ b ~~ c ~ d ~ e\n'],
  ['escaped', '\\~~a~~ ~~b\\~~ \\~c~\n'],
  ['at the start of a line it is no fence', '~~a~~ b\n\n~c~\n'],
  ['nothing inside', 'a ~~~~ b ~~ ~~\n'],
]

/** @see https://github.github.com/gfm/#autolinks-extension- 6.9 */
const autolinks: readonly GfmCase[] = [
  ['www.', 'www.tree.example\n'],
  ['www. with a path', 'See www.tree.example/oak/leaf?age=3#vein for more.\n'],
  [
    'punctuation at the end is outside',
    'www.tree.example. www.a.example, www.b.example! www.c.example? www.d.example: www.e.example* www.f.example_ www.g.example~\n',
  ],
  ['punctuation in the middle is inside', 'www.tree.example/a.b,c!d?e:f*g_h~i\n'],
  [
    'a round bracket that was opened outside',
    '(www.tree.example/oak)\n\n(www.tree.example/oak_(tree)) ((www.tree.example/a(b))))\n',
  ],
  ['a round bracket in the middle', 'www.tree.example/q=(oak)+5 www.tree.example/(a))b\n'],
  [
    'a character reference at the end is outside',
    'www.tree.example/q?a=b&amp; www.tree.example/q?a=b&copy=c www.tree.example/&oak;\n',
  ],
  ['an angle bracket ends it', 'www.tree.example/oa<k\n\nhttps://tree.example/oa<k>\n'],
  [
    'http, https, and no other scheme',
    'http://tree.example https://tree.example/a ftp://tree.example HTTPS://TREE.EXAMPLE\n',
  ],
  [
    'a domain needs two parts, and no underscore in the last two',
    'www.tree https://tree www.a_b.example www.a.b_c https://a_b.c.example https://a.b_c.example\n',
  ],
  ['an address without www or scheme is none', 'tree.example/oak\n'],
  [
    'it begins a line or follows a space or *_~(',
    '*www.a.example* _www.b.example_ ~www.c.example~ (www.d.example) xwww.e.example 1https://f.example /https://g.example\n',
  ],
  ['an e-mail address', 'write to oak@tree.example now\n'],
  ['plus, dot, dash and underscore before the @', 'a.b-c_d+e@tree.example\n'],
  ['plus after the @', 'a@b+c.example\n'],
  [
    'dash and underscore at the end of an e-mail address',
    'oak@tree.example- oak@tree.example_ oak@tr-ee.ex_ample oak@tree.example.\n',
  ],
  ['an e-mail address needs a dot', 'oak@tree oak@tree. @tree.example oak@\n'],
  [
    'mailto: and xmpp:',
    'mailto:oak@tree.example xmpp:oak@tree.example/leaf/vein mailto:oak@tree.example/leaf xmpp:oak@tree.example.\n',
  ],
  [
    'not inside a link',
    '[www.a.example](https://b.example) [see https://a.example now][x]\n\n[x]: https://b.example\n',
  ],
  ['not inside code', '`www.a.example` `https://a.example`\n\n    www.a.example\n'],
  [
    'in emphasis, headings, cells and items',
    '**https://a.example**\n\n# www.a.example\n\n- a@b.example\n\n| www.a.example |\n|---|\n| https://a.example |\n',
  ],
  ['in square brackets', '[www.a.example] [https://a.example/[b]] [a@b.example](\n'],
  [
    'beside letters beyond ASCII',
    '見るwww.a.example https://例え.example/道 «https://a.example»\n',
  ],
  ['after a line end', 'line\nwww.a.example\nhttps://a.example  \na@b.example\\\nend\n'],
  [
    'written with references and escapes',
    'a&#64;b.example\n\nhttp&colon;//a.example\n\nhttp:\\//a.example\n\nwww&period;a.example\n',
  ],
  ['in capitals', 'WWW.a.example HTTP://b.example\n'],
  ['beside a backslash and an escape', 'www.a.example\\_b https://a.example/\\*b a\\@b.example\n'],
]

/**
 * Names that GFM shows as text; here all raw HTML is.
 * @see https://github.github.com/gfm/#disallowed-raw-html-extension- 6.11
 */
const disallowedHtml: readonly GfmCase[] = [
  [
    'every name on the list, in a line',
    'a <title>b</title> <textarea> <style> <xmp> <iframe> <noembed> <noframes> <script> <plaintext> c\n',
  ],
  ['in capitals, and closing', '<TITLE>a</TITLE> <ScRiPt>b</sCrIpT>\n'],
  [
    'as blocks',
    '<title>\na\n</title>\n\n<textarea>\n\n*b*\n\n</textarea>\n\nc\n\n<xmp>\nd\n\n*e*\n',
  ],
  ['a script that spans blank lines', '<script>\nlet a\n\nlet *b*\n</script>\n*c*\n'],
  ['a style that never ends', '<style>\na\n\n# b\n'],
  ['within what is allowed', '<blockquote>\n  <xmp> is out of date. <xmp>\n</blockquote>\n'],
  ['beside markdown', '**<iframe>** ~~<noembed>~~ `<noframes>` [<plaintext>](https://a.example)\n'],
]

/** GitHub documents them outside of its specification; the link is above. */
const footnotes: readonly GfmCase[] = [
  ['a call and its text', 'Oaks grow old[^1].\n\n[^1]: Some of them.\n'],
  [
    'a name instead of a number',
    'Old[^oak] and older[^yew-tree].\n\n[^oak]: 500 years\n[^yew-tree]: 2,000\n',
  ],
  ['the text before the call', '[^1]: first\n\nThen[^1].\n'],
  ['numbers follow the calls', 'b[^b], a[^a]\n\n[^a]: A\n[^b]: B\n'],
  ['several calls of one', 'a[^1] b[^1] c[^1]\n\n[^1]: thrice\n'],
  [
    'several paragraphs, code and a list',
    'a[^1]\n\n[^1]: one\n\n    two\n\n        three\n\n    - four\n    - five\n\nafter\n',
  ],
  ['lines that break', 'a[^1]\n\n[^1]: one  \n    two\n    three\n\nafter\n'],
  ['a lazy line', 'a[^1]\n\n[^1]: one\ntwo\n\nthree\n'],
  [
    'a call in a heading, a cell, a quotation and an item',
    '# a[^1]\n\n| b[^1] |\n|---|\n| c[^2] |\n\n> d[^2]\n\n- e[^1]\n\n[^1]: one\n\n[^2]: two\n',
  ],
  [
    'marks in the text',
    'a[^1]\n\n[^1]: **b** [c](https://a.example) `d` ![e](https://a.example/f)\n',
  ],
  ['a call without a text, and a text without a call', 'a[^1]\n\n[^2]: alone\n'],
  ['the first of two texts counts', 'a[^1]\n\n[^1]: one\n\n[^1]: other\n'],
  [
    'a space or a bracket in the name',
    'a[^b c] d[^[e]] f[^]\n\n[^b c]: g\n\n[^[e]]: h\n\n[^]: i\n',
  ],
  ['a label that is a footnote and a link', 'a[^1] b[1]\n\n[^1]: note\n\n[1]: https://a.example\n'],
  ['an exclamation mark before the call', 'Old![^1]\n\n[^1]: indeed\n'],
  ['escaped', 'a\\[^1] b[\\^1]\n\n[^1]: c\n\n\\[^1]: d\n'],
  ['in a quotation', '> a[^1]\n>\n> [^1]: b\n\nc[^1]\n'],
  ['a text of nothing', 'a[^1]\n\n[^1]:\n\nb\n'],
  ['a text that ends the paragraph before it', 'a[^1]\n[^1]: b\n'],
]

const sections = { tables, taskLists, strikethrough, autolinks, disallowedHtml, footnotes }

export const gfmCases: readonly GfmCase[] = Object.entries(sections).flatMap(([section, cases]) =>
  cases.map(([rule, text]): GfmCase => [`${section}: ${rule}`, text]),
)
