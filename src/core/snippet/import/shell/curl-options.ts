/** What an option of curl means here. `takes` an argument that does not matter. */
export type OptionKind =
  | 'flag'
  | 'takes'
  | 'method'
  | 'header'
  | 'data'
  | 'raw-data'
  | 'url-data'
  | 'json'
  | 'user'
  | 'url'
  | 'key'
  | 'header-value'
  | 'get'
  | 'head'
  | 'form'
  | 'upload'
  | 'next'
  | 'config'

const words = (text: string): string[] => text.trim().split(/\s+/)

const flags = words(`
  fail fail-with-body fail-early silent show-error no-buffer buffer location location-trusted
  include verbose insecure compressed globoff http1.0 http1.1 http2 http2-prior-knowledge http3
  http3-only tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 ipv4 ipv6 no-keepalive keepalive no-progress-meter
  progress-bar progress-meter remote-name remote-header-name remote-time raw tcp-nodelay tcp-fastopen
  tr-encoding no-alpn no-npn no-sessionid path-as-is ssl ssl-reqd create-dirs remove-on-error styled-output
  no-styled-output retry-connrefused retry-all-errors disable parallel anyauth basic digest ntlm
  negotiate crlf xattr suppress-connect-headers no-location ssl-no-revoke ssl-revoke-best-effort
  disallow-username-in-url no-clobber`)

const takesArgument = words(`
  output output-dir max-time connect-timeout retry retry-delay retry-max-time limit-rate speed-limit
  speed-time user-agent referer cookie-jar proxy proxy-header noproxy cacert capath cert key key-type
  cert-type ciphers tls13-ciphers tls-max interface dns-servers resolve connect-to local-port max-redirs
  max-filesize write-out stderr trace trace-ascii dump-header time-cond range unix-socket abstract-unix-socket
  keepalive-time expect100-timeout happy-eyeballs-timeout-ms etag-save etag-compare parallel-max pass
  pinnedpubkey socks4 socks4a socks5 socks5-hostname preproxy proto proto-default proto-redir rate
  variable doh-url delegation service-name aws-sigv4 url-query`)

/** By the long name. */
const longOptions: ReadonlyMap<string, OptionKind> = new Map<string, OptionKind>([
  ...flags.map((name) => [name, 'flag'] as const),
  ...takesArgument.map((name) => [name, 'takes'] as const),
  ['request', 'method'],
  ['header', 'header'],
  ['data', 'data'],
  ['data-ascii', 'data'],
  ['data-binary', 'data'],
  ['data-raw', 'raw-data'],
  ['data-urlencode', 'url-data'],
  ['json', 'json'],
  ['user', 'user'],
  ['proxy-user', 'user'],
  ['oauth2-bearer', 'key'],
  ['cookie', 'key'],
  ['url', 'url'],
  ['get', 'get'],
  ['head', 'head'],
  ['form', 'form'],
  ['form-string', 'form'],
  ['upload-file', 'upload'],
  ['next', 'next'],
  ['config', 'config'],
])

/** By the letter. */
const shortOptions: ReadonlyMap<string, OptionKind> = new Map<string, OptionKind>([
  ...[...'#012346fgijklLnNOqRsSvZaB'].map((letter) => [letter, 'flag'] as const),
  ...[...'AcCDeEmoPQrtUwxyYzhM'].map((letter) => [letter, 'takes'] as const),
  ['X', 'method'],
  ['H', 'header'],
  ['d', 'data'],
  ['u', 'user'],
  ['b', 'key'],
  ['G', 'get'],
  ['I', 'head'],
  ['F', 'form'],
  ['T', 'upload'],
  [':', 'next'],
  ['K', 'config'],
  ['J', 'flag'],
])

const withoutArgument: ReadonlySet<OptionKind> = new Set(['flag', 'get', 'head', 'next'])

/** One option of a command line: what it means, and the argument that is attached to it. */
export interface OptionRead {
  readonly kind: OptionKind
  readonly name: string
  /** Where the attached argument begins in the word; null when the next word is the argument. */
  readonly attachedAt: number | null
  readonly takesArgument: boolean
}

/**
 * The options in one word: `--data`, `--data=…` (curl itself does not know this one), `-sSN`,
 * `-XPOST`, `-H'…'`.
 * @returns the name that curl does not have, when there is one
 */
export function readOptions(word: string): readonly OptionRead[] | string {
  if (word.startsWith('--')) {
    const [name = ''] = word.slice(2).split('=', 1)
    const kind = longOptions.get(name) ?? (name.startsWith('no-') ? 'flag' : undefined)
    if (kind === undefined) return `--${name}`
    const attachedAt = word.length > name.length + 2 ? name.length + 3 : null
    return [{ kind, name: `--${name}`, attachedAt, takesArgument: !withoutArgument.has(kind) }]
  }
  const options: OptionRead[] = []
  for (let index = 1; index < word.length; index += 1) {
    const letter = word[index] ?? ''
    const kind = shortOptions.get(letter)
    if (kind === undefined) return `-${letter}`
    const takes = !withoutArgument.has(kind)
    const attachedAt = takes && index + 1 < word.length ? index + 1 : null
    options.push({ kind, name: `-${letter}`, attachedAt, takesArgument: takes })
    if (takes) break
  }
  return options
}
