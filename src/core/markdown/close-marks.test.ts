import { describe, expect, it } from 'vitest'

import { closeMarks } from './close-marks.ts'

describe('the marks of a growing block', () => {
  it.each([
    ['plain words', 'plain words'],
    ['a **bol', 'a **bol**'],
    ['a **bold ', 'a **bold**'],
    ['a **bold*', 'a **bold**'],
    ['a **bold**', 'a **bold**'],
    ['a **bold** and *it', 'a **bold** and *it*'],
    ['a **bold with *both', 'a **bold with *both***'],
    ['a **', 'a '],
    ['a *', 'a '],
    ['2 * 3 and', '2 * 3 and'],
    ['snake_case', 'snake_case'],
    ['a ~~gon', 'a ~~gon~~'],
    ['it takes ~5 minutes', 'it takes ~5 minutes'],
    ['~5 minutes or ~10 of', '~5 minutes or ~10 of'],
    ['where:\n- $m', 'where:\n'],
    ['where:\n- $m$ is', 'where:\n- $m$ is'],
    ['where:\n- [', 'where:\n'],
    ['where:\n= $m', 'where:\n'],
    ['run `np', 'run `np`'],
    ['run `', 'run '],
    ['run ``a ` b', 'run ``a ` b``'],
    ['run `a` and', 'run `a` and'],
    ['see [the pa', 'see the pa'],
    ['see [**the pa', 'see **the pa**'],
    ['see [the page](https://a.exa', 'see the page'],
    ['see [the page](https://a.example) now', 'see [the page](https://a.example) now'],
    ['see [1] now', 'see [1] now'],
    ['see [1]', 'see '],
    ['see [the page]', 'see the page'],
    ['so $', 'so '],
    ['a \\', 'a '],
    ['| a | b |\n|---|', ''],
    ['| a | b |\n|---|-', '| a | b |\n|---|-'],
    ['**see [the pa', '**see the pa**'],
    ['![a chart](https://a', ''],
    ['so $x + ', 'so '],
    ['so $x$ is', 'so $x$ is'],
    ['so $PATH is set to', 'so '],
    ['so $PATH is set to ', 'so $PATH is set to '],
    ['so $PATH is set to all of **th', 'so $PATH is set to all of **th**'],
    ['it costs $5 and', 'it costs $5 and'],
    ['so \\(x', 'so '],
    ['a \\*b', 'a \\*b'],
    ['- one **bol', '- one **bol**'],
    ['- *open\n- two', '- *open\n- two'],
    ['| a | b |\n|---|---|\n| **c', '| a | b |\n|---|---|\n| **c**'],
    ['| a | b |', ''],
    ['| a | b |\n|--', ''],
    ['```py', ''],
    ['- a\n\n  ```js\n  a ** b', '- a\n\n  ```js\n  a ** b'],
    // What begins below a line of words, or in an item, waits as it does at the start.
    ['words\n| a | b', 'words\n'],
    ['words\n| a | b |\n|---', 'words\n'],
    ['words\n| a | b |\n|---|---|\n| **c', 'words\n| a | b |\n|---|---|\n| **c**'],
    ['- a\n\n  | b | c |\n', '- a\n\n'],
    ['- | b | c |\n  |---|', ''],
    ['> | b |\n> |', ''],
    ['words\n|x| is a value\nand', 'words\n|x| is a value\nand'],
    ['- a\n  ```j', '- a\n'],
    // Fewer marks do not end it, and what ends its item does.
    ['- a\n  ````md\n  ```js\n  a ** b', '- a\n  ````md\n  ```js\n  a ** b'],
    ['- a\n  ```\n  b\n- **c', '- a\n  ```\n  b\n- **c**'],
    ['> ```\n> a\n\n**b', '> ```\n> a\n\n**b**'],
    // Its own marks open nothing behind it.
    ['- a\n  ~~~\n  b `c\n  ~~~\n  **d', '- a\n  ~~~\n  b `c\n  ~~~\n  **d**'],
  ])('%j is shown as %j', (text, shown) => {
    expect(closeMarks(text)).toBe(shown)
  })

  it('are left alone when they stay open too long to be meant', () => {
    const text = `*nix ${'and more words '.repeat(40)}`
    expect(closeMarks(text)).toBe(text)
  })
})
