import { useMemo, type ReactElement } from 'react'

import { diffRuns, type ComparedRun } from '../../core/diff/diff-runs.ts'
import { RequestDiffView } from './request-diff-view.tsx'
import { TextDiffView } from './text-diff-view.tsx'

interface RunDiffViewProps {
  readonly before: ComparedRun
  readonly after: ComparedRun
  readonly isBeside: boolean
}

/** Each part compares by itself, so that no long text keeps the page from answering. */
export function RunDiffView({ before, after, isBeside }: RunDiffViewProps): ReactElement {
  const thoughts = [before, after].map(({ run }) => run.reasoning?.text ?? '')
  const [thoughtBefore = '', thoughtAfter = ''] = thoughts
  return (
    <>
      <section className="compare-part" aria-labelledby="compare-answer">
        <h2 id="compare-answer">Answer</h2>
        <TextDiffView
          what="answers"
          before={before.run.text}
          after={after.run.text}
          isBeside={isBeside}
        />
      </section>
      {thoughts.some((text) => text !== '') && (
        <section className="compare-part" aria-labelledby="compare-thoughts">
          <h2 id="compare-thoughts">Thoughts</h2>
          <TextDiffView
            what="thoughts"
            before={thoughtBefore}
            after={thoughtAfter}
            isBeside={isBeside}
          />
        </section>
      )}
      <RequestPart before={before} after={after} isBeside={isBeside} />
    </>
  )
}

function RequestPart({ before, after, isBeside }: RunDiffViewProps): ReactElement {
  const { facts, request } = useMemo(
    () => diffRuns(withoutTexts(before), withoutTexts(after)),
    [before, after],
  )
  return (
    <section className="compare-part" aria-labelledby="compare-request">
      <h2 id="compare-request">Request</h2>
      <RequestDiffView facts={facts} request={request} isBeside={isBeside} />
    </section>
  )
}

/** The texts have their own parts. */
const withoutTexts = ({ run, body }: ComparedRun): ComparedRun => ({
  run: { ...run, text: '', reasoning: null },
  body,
})
