import type { ReactElement } from 'react'

import { paramTexts } from '../../core/chat/param-texts.ts'
import type { ParamName } from '../../core/chat/params.ts'

/** One sentence, one example, one rule. */
export function ExplainText({ name }: { readonly name: ParamName }): ReactElement {
  const { explanation, example, rule } = paramTexts[name]
  return (
    <>
      <p className="m-0 font-medium">{explanation}</p>
      <p className="mx-0 my-1 text-ink2">{example}</p>
      <p className="m-0 text-ink2">{rule}</p>
    </>
  )
}
