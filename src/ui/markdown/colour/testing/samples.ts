/** Code in a dozen languages, each with comments, strings and what nests in its grammar. */
export const samples: Readonly<Record<string, string>> = {
  typescript:
    'type A<T> = { readonly a: T }\n// `x`\nexport const f = (a: string) => `<b>${a + `${1}`}</b>`\n/* two\n   lines */ class B extends C { #d = /[a-z]+/gi }\n',
  tsx: 'const a = <Foo bar="1" {...b}>text {c} &amp; <br /></Foo>\n',
  python:
    '@cached\nasync def f(a: int = 0o17, *b) -> None:\n    """Doc\n    >>> f(1)\n    """\n    return f"{a!r:>{b}} é" # why\n',
  json: '{\n  "a": [1, -2.5e3, true, null],\n  "b\\n": "c"\n}\n',
  bash: '#!/bin/bash\nfor f in *.txt; do echo "${f%.*} $(date +%F)" \'$x\'; done # all\n',
  html: '<!doctype html>\n<style>a:hover { color: #fff }</style>\n<script>let a = "</b>"</script>\n<p class="b">&amp;</p>\n',
  css: '@media (min-width: 1px) {\n  #a .b::after, a[href^="x"] { content: "\\201c"; margin: -1px auto !important }\n}\n',
  sql: "select count(*) as n from a join b on a.id = b.id where c like 'x%' -- why\n",
  rust: 'fn main<\'a>() -> Result<&\'a str> {\n    println!("{:?}", r#"a"b"#); // c\n    /* a /* b */ */ Ok("x")\n}\n',
  go: 'package main\n\nfunc (s *S) F(a ...int) (err error) {\n\treturn fmt.Errorf(`a\nb %w`, err)\n}\n',
  java: '/** @param a it */\n@Override public <T> void f(List<? super T> a) { var b = """\n  x\n  """; }\n',
  cpp: '#include <vector>\ntemplate <typename T> auto f(T&& a) -> decltype(a) { return R"(x)"; } // c\n',
  php: '<p><?php echo "a $b {$c->d}"; # e\nfunction f(?int $a): void {} ?></p>\n',
  yaml: '# a\nb: &c\n  - "d"\n  - !!int 1\ne: |\n  f\n  g\n',
  diff: '--- a\n+++ b\n@@ -1,2 +1,2 @@\n-old\n+new\n same\n',
  markdown: '# a\n\n*b* **c** `d` [e](f)\n\n```js\nlet a\n```\n\n> g\n',
}
