import type { Commands } from '../../client/commands/commands.ts'

/** Keeps this much for the answer. A limit that is not sent would keep nothing. */
export function lowerMaxTokens({ setParam, setParamSent }: Commands, tokens: number): void {
  setParam('maxTokens', tokens)
  setParamSent('maxTokens', true)
}
