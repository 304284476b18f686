import type { SnippetRequest } from '../snippet.ts'

/** What curl has to know beside the request itself. */
export interface CurlRequest extends SnippetRequest {
  readonly isStreaming: boolean
}

/** curl reads these in a URL as patterns, unless told not to. */
const globbed = /[[\]{}]/

/** The options of either shell: fail on an error but show it, wait so long, show what has come. */
export const curlOptions = ({ url, isStreaming }: CurlRequest): string =>
  [
    '--fail-with-body --connect-timeout 10 --max-time 300',
    ...(isStreaming ? ['-N'] : []),
    ...(globbed.test(url) ? ['-g'] : []),
  ].join(' ')
