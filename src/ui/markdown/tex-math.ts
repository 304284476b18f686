// Its types name the tokens of maths.
import type {} from 'micromark-extension-math'
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types'
import type { Processor } from 'unified'

import { isSentence } from '../../core/markdown/formula-words.ts'

import { bracketMathFlow } from './bracket-math-flow.ts'
import { codes, isDigit, isLineEnd, isSpace } from './character-codes.ts'

/**
 * Maths in the delimiters that models write: `$…$` under pandoc's rule, `\(…\)` and `\[…\]`.
 * The tokens are those of remark-math, which makes the nodes.
 *
 * Pandoc's rule keeps prices as text: the opening `$` has a non-space right after it, the closing
 * one a non-space right before it and no digit after it. Nor is a sentence maths: see `isSentence`.
 * @see https://pandoc.org/MANUAL.html#extension-tex_math_dollars
 */
export function remarkTexMath(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({
    text: { [codes.dollar]: dollarMath, [codes.backslash]: backslashMath },
    flow: { [codes.backslash]: bracketMathFlow },
  })
}

/** `$$` belongs to remark-math, whose rule for what may stand before a dollar this must share. */
const dollarMath: Construct = {
  name: 'dollarMath',
  previous(code) {
    return code !== codes.dollar || this.events.at(-1)?.[1].type === 'characterEscape'
  },
  tokenize: tokenizeDollarMath,
}
const backslashMath: Construct = { name: 'backslashMath', tokenize: tokenizeBackslashMath }

function tokenizeDollarMath(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let before: Code = null
  let start = this.now()
  const written = () => this.sliceSerialize({ start, end: this.now() })

  return (code) => {
    effects.enter('mathText')
    enterSequence(effects, code)
    effects.exit('mathTextSequence')
    start = this.now()
    return opened
  }

  function opened(code: Code): State | undefined {
    return code === codes.dollar || isSpace(code) ? nok(code) : content(code)
  }

  /** The first unescaped dollar decides: it closes, or there is no maths. That keeps it linear. */
  function content(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (code === codes.dollar)
      return isSpace(before) || isSentence(written()) ? nok(code) : close(code)
    before = code
    return consumeContent(effects, code, content)
  }

  function close(code: Code): State {
    enterSequence(effects, code)
    effects.exit('mathTextSequence')
    effects.exit('mathText')
    return (after) => (isDigit(after) || after === codes.dollar ? nok(after) : ok(after))
  }
}

function tokenizeBackslashMath(
  this: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
): State {
  let opening: Code = null
  let isEmpty = true
  const closing: Construct = { partial: true, tokenize: tokenizeClosing }

  return (code) => {
    effects.enter('mathText')
    enterSequence(effects, code)
    return openSecond
  }

  function openSecond(code: Code): State | undefined {
    if (code !== codes.openParen && code !== codes.openBracket) return nok(code)
    opening = code
    effects.consume(code)
    effects.exit('mathTextSequence')
    return content
  }

  function content(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (code === codes.backslash) return effects.attempt(closing, closed, inner)(code)
    isEmpty = false
    return consumeContent(effects, code, content)
  }

  function closed(code: Code): State | undefined {
    if (isEmpty) return nok(code)
    effects.exit('mathText')
    return ok(code)
  }

  function inner(code: Code): State | undefined {
    isEmpty = false
    effects.enter('mathTextData')
    effects.consume(code)
    return (next) => {
      // The same delimiter opened twice is no maths, and stopping here keeps the scan linear.
      if (next === null || next === opening) return nok(next)
      if (!isLineEnd(next)) effects.consume(next)
      effects.exit('mathTextData')
      return isLineEnd(next) ? content(next) : content
    }
  }

  function tokenizeClosing(closingEffects: Effects, closingOk: State, closingNok: State): State {
    return (code) => {
      enterSequence(closingEffects, code)
      return (next) => {
        const wanted = opening === codes.openParen ? codes.closeParen : codes.closeBracket
        if (next !== wanted) return closingNok(next)
        closingEffects.consume(next)
        closingEffects.exit('mathTextSequence')
        return closingOk
      }
    }
  }
}

function enterSequence(effects: Effects, code: Code): void {
  effects.enter('mathTextSequence')
  effects.consume(code)
}

/** Take one character of maths, or an escape of two. */
function consumeContent(effects: Effects, code: Code, next: State): State {
  const type = isLineEnd(code) ? 'lineEnding' : 'mathTextData'
  effects.enter(type)
  effects.consume(code)
  if (code !== codes.backslash) {
    effects.exit(type)
    return next
  }
  return (escaped) => {
    if (escaped === null || isLineEnd(escaped)) {
      effects.exit(type)
      return next(escaped)
    }
    effects.consume(escaped)
    effects.exit(type)
    return next
  }
}
