import type { TextPlace } from '../../dialect/dialect.ts'
import { indentLines, joinLines } from '../lines.ts'
import { printLiteral, printOpened } from '../literal.ts'
import { answerField, onceLines, type ProgramRequest } from '../program.ts'
import { phpSyntax, quote } from './literal.ts'

const indent = (...lines: readonly string[]): string[] => indentLines('    ', ...lines)

/** A script for PHP 8.1 or later with its cURL extension. */
export const printPhp = (request: ProgramRequest): string =>
  joinLines(
    '<?php',
    ...onceLines('//', null, request),
    '',
    'declare(strict_types=1);',
    '',
    `$payload = ${printLiteral(request.payload, phpSyntax, 0)};`,
    '',
    ...(request.isStreaming ? readStream(request) : readWhole(request)),
  )

const readWhole = (request: ProgramRequest): string[] => [
  ...printRequest(request, 'CURLOPT_RETURNTRANSFER => true'),
  '$body = curl_exec($curl);',
  '$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);',
  '$answer = json_decode((string) $body, true);',
  '',
  `if ($status !== 200 || !empty($answer['error']) || !isset($answer['${answerField(request.facts)}'])) {`,
  String.raw`    fwrite(STDERR, ($body === false ? curl_error($curl) : "HTTP $status: $body") . "\n");`,
  '    exit(1);',
  '}',
  '',
  ...printText('$answer', request.facts.wholeText),
]

const readStream = (request: ProgramRequest): string[] => [
  '$printLine = function (string $line): void {',
  ...indent(
    "[$field, $data] = explode(':', $line, 2) + ['', ''];",
    `if (!in_array($field, ['data', 'error'], true) || in_array(trim($data), ['', ${quote(request.facts.endMark)}], true)) {`,
    '    return;',
    '}',
    '$event = json_decode($data, true);',
    "if ($field === 'error' || !is_array($event) || !empty($event['error']) || ($event['status'] ?? '') === 'error') {",
    '    throw new RuntimeException($data);',
    '}',
    ...printText('$event', request.facts.streamedText),
  ),
  '};',
  '$isStream = fn (CurlHandle $curl): bool => curl_getinfo($curl, CURLINFO_RESPONSE_CODE) === 200',
  "    && str_starts_with((string) curl_getinfo($curl, CURLINFO_CONTENT_TYPE), 'text/event-stream');",
  "$rest = '';",
  '',
  ...printRequest(
    request,
    [
      'CURLOPT_WRITEFUNCTION => function (CurlHandle $curl, string $bytes) use (&$rest, $isStream, $printLine): int {',
      ...indent(
        '$rest .= $bytes;',
        'if ($isStream($curl)) {',
        ...indent(
          String.raw`$lines = preg_split('/\r\n|\n|\r/', $rest);`,
          '$rest = array_pop($lines);',
          'array_walk($lines, $printLine);',
        ),
        '}',
        'return strlen($bytes);',
      ),
      '}',
    ].join('\n'),
  ),
  '',
  'try {',
  ...indent(
    'if (!curl_exec($curl)) {',
    '    throw new RuntimeException(curl_error($curl));',
    '}',
    'if (!$isStream($curl)) {',
    '    throw new RuntimeException(\'HTTP \' . curl_getinfo($curl, CURLINFO_RESPONSE_CODE) . ": $rest");',
    '}',
    '$printLine($rest);',
    String.raw`echo "\n";`,
  ),
  '} catch (Exception $error) {',
  String.raw`    fwrite(STDERR, $error->getMessage() . "\n");`,
  '    exit(1);',
  '}',
]

const keyHeaders = {
  bearer: (variable: string) => [`'Authorization: Bearer ' . getenv('${variable}')`],
  'x-api-key': (variable: string) => [`'x-api-key: ' . getenv('${variable}')`],
  none: () => [],
} as const

function printRequest(request: ProgramRequest, receiving: string): string[] {
  const brackets = { open: '[', close: ']', padding: '' } as const
  const headers = [
    ...keyHeaders[request.auth](request.keyVariable),
    "'Content-Type: application/json'",
    ...Object.entries(request.headers).map(([name, value]) => quote(`${name}: ${value}`)),
  ]
  const options = [
    'CURLOPT_POSTFIELDS => json_encode($payload, JSON_THROW_ON_ERROR)',
    `CURLOPT_HTTPHEADER => ${printOpened(headers, brackets, phpSyntax, 1)}`,
    receiving.replaceAll('\n', '\n    '),
    'CURLOPT_CONNECTTIMEOUT => 10',
    'CURLOPT_TIMEOUT => 300',
  ]
  return [
    `$curl = curl_init(${quote(request.url)});`,
    `curl_setopt_array($curl, ${printOpened(options, brackets, phpSyntax, 0)});`,
  ]
}

/** Prints pieces as they are, and alternatives a line each. */
function printText(root: string, place: TextPlace): string[] {
  const { list, when, path, canBeMissing } = place
  const owner = list === null ? root : `$${list.item}`
  const at = (keys: readonly string[]) => `${owner}${keys.map((key) => `[${quote(key)}]`).join('')}`
  const tests = when.map((test) => `(${at(test.path)} ?? '') === ${quote(test.equals)}`)
  const isWhole = root === '$answer'
  const ending = isWhole && list?.areParts !== true ? String.raw`, "\n"` : ''
  const echo = `echo ${at(path)}${canBeMissing ? " ?? ''" : ''}${ending};`
  const printing =
    tests.length === 0 ? [echo] : [`if (${tests.join(' && ')}) {`, `    ${echo}`, '}']
  const all =
    list === null
      ? printing
      : [
          `foreach (${root}[${quote(list.member)}]${canBeMissing && !isWhole ? ' ?? []' : ''} as $${list.item}) {`,
          ...indent(...printing),
          '}',
        ]
  return isWhole && ending === '' ? [...all, String.raw`echo "\n";`] : all
}
