import type { RequestReader } from '../draft.ts'
import { asksModel } from '../looks-like-request.ts'
import { looksLikeCode } from './looks-like-code.ts'
import { readConstants } from './read-constants.ts'
import type { CodeScan } from './read-expression.ts'
import { readHttpCall } from './read-http-call.ts'
import { readSdkCall } from './read-sdk-call.ts'
import { readTokens } from './read-tokens.ts'
import { javascriptSyntax, pythonSyntax } from './syntax.ts'

const sends =
  /\b(?:fetch|axios\.post|requests\.(?:post|request)|session\.post|httpx\.post|client\.post|completions\.(?:create|stream)|messages\.(?:create|stream))\s*\(/
const isPython =
  /^[ \t]*(?:import [\w.]+(?: as \w+)?[ \t]*$|from [\w.]+ import )|\b(?:requests|httpx|session)\.(?:post|request)\(|\bos\.(?:environ|getenv)|\.(?:create|stream)\(\s*(?:\*\*|\w+\s*=[^=>])/m

/** A program in Python or JavaScript that makes one request: with an SDK, or by itself. */
export const readCode: RequestReader = (text) => {
  if (!sends.test(text) || !asksModel(text)) return null
  const language = isPython.test(text) ? 'python' : 'javascript'
  const syntax = language === 'python' ? pythonSyntax : javascriptSyntax
  const { tokens, fault } = readTokens(text, syntax)
  if (!looksLikeCode(tokens)) return null
  if (fault !== null) return { ok: false, error: fault }
  const scan: CodeScan = { tokens, syntax, constants: readConstants(tokens, syntax) }
  return readSdkCall(scan, language) ?? readHttpCall(scan, language)
}
