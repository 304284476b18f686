import { expect, test } from 'vitest'

import { pricesIn } from './prices-in.ts'

test.each([
  ['a={inputUsdPerMillionTokens:.4,x:1}', ['inputUsdPerMillionTokens:0.4']],
  ['a={"price":2e-7}', ['price:2e-7']],
  ['t.outputCost=-1.5', ['outputCost:-1.5']],
  ['{maxUsdPerMillionTokens:null,price:p?.x,costs:a.b}', []],
])('%s holds the prices %j', (code, members) => {
  expect(pricesIn(code)).toEqual({ members, amounts: [] })
})

test.each([
  ['`from $0.40 on`', ['$0.40']],
  ['"USD .4"', ['USD .4']],
  ['"1.20 per million tokens"', ['1.20 per million']],
  ['"2 US dollars"', ['2 US dollars']],
  ['s.replace(/(a)/,"$1.")+`At most $${usd}`', []],
])('%s says the amounts %j', (code, amounts) => {
  expect(pricesIn(code)).toEqual({ members: [], amounts })
})
