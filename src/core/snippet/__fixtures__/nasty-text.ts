import fc from 'fast-check'

/** What ends, opens or fills something in at least one language that snippets are printed in. */
const quotesAndHoles = [
  ...["'", '"', '`', "'''", '"""', '``', "''", '""', "'\\''", '\\', '\\\\', "\\'", '\\"', '\\n'],
  ...['\\u0041', '\\u{41}', '\\x41', '\\0', '\\N{BULLET}', '$HOME', '$(id)', '${x}', '${x:-y}'],
  ...['$x', '{$x}', '$', '$$', '$_', '%PATH%', '%s', '%', '%%', '%0A', '{{x}}', '{0}', '{x!r}'],
  ...['!', '!!', '!x', '`id`', '`n', '`$', '$env:PATH', '$(Get-Date)', '@(1)', '@{a=1}', '@file'],
  ...[
    '#{x}',
    '# comment',
    '// no',
    '/* no',
    '*/',
    '<!--',
    '-->',
    '<?php',
    '?>',
    '<?=',
    '</script>',
  ],
  ...['<<EOF', '~', '*', '&', '|', ';', '>', '&&', '^', '--%', '--data @x', '@-', '=', 'f"{x}"'],
  ...['‘', '’', '‚', '‛', '“', '”', '„', '–', '—'],
]

const lines = [
  ...['\n', '\r\n', '\r', '\t', '\n\n', ' \n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\\\n'],
  ...['\nJSON\n', '\nJSON_2\n', '\nEOF\n', "\n'@\n", "\n'@", "@'\n", '\n"@\n', '\n"""\n', '\n.\n'],
  ...['\nPHP;\n', '\n}\n', '\n?>\n', '\ndata: {"x":1}\n\n', '\n#!/bin/sh\n'],
]

const strange = [
  ...[
    '\0',
    '\u0001',
    '\b',
    '\u001b[31m',
    '\u007f',
    '\u009b',
    '\ufeff',
    '\u00ad',
    '\u200b',
    '\u200d',
  ],
  ...['\u200e', '\u200f', '\u061c', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'],
  ...[
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
    '\ufffe',
    '\uffff',
    '\ufffd',
    '\u{10ffff}',
    '\u{e0041}',
  ],
  ...[
    '🙂',
    '👩‍👩‍👧',
    '🇺🇳',
    'e\u0301',
    'a\u0300\u0316\u0489',
    'שלום',
    'مرحبا',
    '漢字',
    'ＡＢＣ',
    'İıſK',
  ],
]

const words = [
  'The',
  'it’s',
  "it's",
  'a',
  'JSON',
  'EOF',
  '1',
  'null',
  'None',
  'true',
  ' ',
  '  ',
  '',
]

/** Half of it pieces that hurt, half of it any text of Unicode; no half characters. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...quotesAndHoles),
      fc.constantFrom(...lines),
      fc.constantFrom(...strange),
      fc.constantFrom(...words),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))

/** Every piece once, so that none depends on the dice. */
export const everyPiece: readonly string[] = [...quotesAndHoles, ...lines, ...strange, ...words]
