import type { ApiError, ApiErrorKind } from '../../core/chat/api-error.ts'
import type { EndCause } from '../../core/run/record.ts'

type Failure = Exclude<EndCause, 'eof' | 'stopped'>

const words: Readonly<Record<Failure, readonly [kind: ApiErrorKind, message: string]>> = {
  orphaned: ['interrupted', 'The run was ended because no page was reading it any more.'],
  'upstream-unreachable': [
    'unreachable',
    'The provider cannot be reached. Check its address and the network.',
  ],
  'upstream-redirect': [
    'redirected',
    'The provider answered with a redirect, which is never followed: it would carry the key elsewhere.',
  ],
  'upstream-reset': ['truncated', 'The answer was cut off: the provider closed the connection.'],
  'upstream-timeout': ['timeout', 'The provider said nothing for too long.'],
  limit: ['limit', 'The answer was ended because it is longer than this server allows.'],
  refused: ['refused', 'The Verbatim server refused to send this request.'],
  'no-key': ['no-key', 'This provider has no key on the Verbatim server.'],
  'server-lost': ['interrupted', 'The Verbatim server was restarted and lost this run.'],
  deploy: ['interrupted', 'The Verbatim server was restarted while the answer was coming.'],
}

/** What a run that ended this way failed with, when the answer itself does not say. */
export function errorOfEndCause(cause: Failure, detail: string | undefined): ApiError {
  const [kind, message] = words[cause]
  return { kind, message, ...(detail !== undefined && detail !== '' && { detail }) }
}
