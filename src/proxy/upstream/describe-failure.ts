import type { EndCause } from '../../core/run/record.ts'

/** How a run ended, before it is a record. `detail` is always a sentence of our own. */
export interface RunEnd {
  readonly cause: EndCause
  readonly detail?: string
}

/** By the code of the error. Its message is never read: it may hold a whole key (security.md F2). */
const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: "The provider's name was not found. Check the network and the base URL.",
  EAI_AGAIN: "The provider's name could not be looked up. Check the network.",
  ECONNREFUSED: "Nothing listens at the provider's address. Is it running?",
  ECONNRESET: 'The provider closed the connection.',
  EPIPE: 'The provider closed the connection.',
  EHOSTUNREACH: "There is no way to the provider's address from here.",
  ENETUNREACH: "There is no way to the provider's address from here.",
  ETIMEDOUT: "The provider's address does not answer.",
  HPE_HEADER_OVERFLOW: "The provider's answer has too large headers.",
  CERT_HAS_EXPIRED: "The provider's certificate has expired.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The provider's certificate is self-signed.",
  SELF_SIGNED_CERT_IN_CHAIN: "The provider's certificate is not trusted here.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "The provider's certificate is not trusted here.",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "The provider's certificate is not trusted here.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The provider's certificate is for another name.",
}

function readCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? readCode(error.cause) : null
}

function findSentence(code: string | null): string | null {
  if (code === null) return null
  if (Object.hasOwn(sentences, code)) return sentences[code] ?? null
  return code.startsWith('HPE_') ? "The provider's answer is not proper HTTP." : null
}

/** @param hasOpened whether the upstream's headers had come. */
export function describeFailure(error: unknown, hasOpened: boolean): RunEnd {
  const sentence = findSentence(readCode(error))
  return hasOpened
    ? { cause: 'upstream-reset', detail: sentence ?? 'The answer broke off.' }
    : { cause: 'upstream-unreachable', detail: sentence ?? 'The provider could not be reached.' }
}
