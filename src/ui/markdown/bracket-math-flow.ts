import type {} from 'micromark-extension-math'
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types'

import { codes, isBlank, isLineEnd } from './character-codes.ts'

/**
 * Display maths as a block of its own: a line `\[`, lines of TeX, and `\]` at the end of a line;
 * or all of it on one line. Being a block keeps a line such as `+ c` from becoming a list.
 *
 * As in TeX there is no blank line inside. Without a `\]` before the next blank line it is no
 * maths at all: a stray `\[` must not swallow the rest of an answer.
 */
export const bracketMathFlow: Construct = {
  name: 'bracketMathFlow',
  concrete: true,
  tokenize: tokenizeBracketMath,
}

/**
 * A line `\[`, whose `\]` is sought up to the next blank line. What stands between is taken in when it
 * comes; until then, or when it never does, micromark lets no list and no quotation begin there.
 */
export const mathsLine = /(?:^|[\r\n])[ \t]*\\\[[\r\n]/

const nonLazyLineEnd: Construct = { partial: true, tokenize: tokenizeNonLazyLineEnd }
const closingBracket: Construct = { partial: true, tokenize: tokenizeClosing }

function tokenizeBracketMath(
  this: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
): State {
  const isInterrupting = this.interrupt === true
  let isMultiLine = false
  let isLineBlank = true

  return (code) => {
    effects.enter('mathFlow')
    effects.enter('mathFlowFence')
    effects.enter('mathFlowFenceSequence')
    effects.consume(code)
    return (next) => {
      if (next !== codes.openBracket) return nok(next)
      effects.consume(next)
      effects.exit('mathFlowFenceSequence')
      effects.exit('mathFlowFence')
      return opened
    }
  }

  function opened(code: Code): State | undefined {
    if (isLineEnd(code)) {
      if (isInterrupting) return ok(code)
      isMultiLine = true
    }
    return between(code)
  }

  function between(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (isLineEnd(code)) {
      if (!isMultiLine) return nok(code)
      return effects.attempt(nonLazyLineEnd, lineStart, nok)(code)
    }
    if (code === codes.backslash) return effects.attempt(closingBracket, closed, value)(code)
    return value(code)
  }

  function lineStart(code: Code): State | undefined {
    isLineBlank = true
    return between(code)
  }

  function value(code: Code): State | undefined {
    effects.enter('mathFlowValue')
    return inValue(code)
  }

  function inValue(code: Code): State | undefined {
    if (!isBlank(code) && !isLineEnd(code) && code !== null) isLineBlank = false
    if (code === null || isLineEnd(code)) {
      effects.exit('mathFlowValue')
      return isLineBlank ? nok(code) : between(code)
    }
    effects.consume(code)
    return code === codes.backslash ? escaped : afterCharacter
  }

  function escaped(code: Code): State | undefined {
    // A second `\[` is no maths, and stopping here keeps the scan linear.
    if (code === codes.openBracket) return nok(code)
    if (code !== null && !isLineEnd(code)) {
      effects.consume(code)
      return afterCharacter
    }
    return inValue(code)
  }

  function afterCharacter(code: Code): State | undefined {
    if (code !== codes.backslash) return inValue(code)
    effects.exit('mathFlowValue')
    return between(code)
  }

  function closed(code: Code): State | undefined {
    effects.exit('mathFlow')
    return ok(code)
  }
}

function tokenizeClosing(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    effects.enter('mathFlowFence')
    effects.enter('mathFlowFenceSequence')
    effects.consume(code)
    return (next) => {
      if (next !== codes.closeBracket) return nok(next)
      effects.consume(next)
      effects.exit('mathFlowFenceSequence')
      return rest
    }
  }

  function rest(code: Code): State | undefined {
    if (code === null || isLineEnd(code)) {
      effects.exit('mathFlowFence')
      return ok(code)
    }
    if (!isBlank(code)) return nok(code)
    effects.enter('whitespace')
    effects.consume(code)
    effects.exit('whitespace')
    return rest
  }
}

/** A line end that the container, if there is one, goes on after. Blank lines end the maths. */
function tokenizeNonLazyLineEnd(
  this: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
): State {
  return (code) => {
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    return (next) => {
      const isLazy = this.parser.lazy[this.now().line]
      return isLazy || next === null || isLineEnd(next) ? nok(next) : ok(next)
    }
  }
}
