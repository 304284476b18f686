import './compare.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { useDeferredValue, useMemo, useState, type ReactElement } from 'react'

import type { ComparedRun } from '../../core/diff/diff-runs.ts'
import { useWorkspace } from '../access/client-context.tsx'
import { useRequestBody } from '../access/use-request-body.ts'
import { Choice } from '../kit/choice.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useMedia } from '../kit/use-media.ts'
import { RunDiffView } from './run-diff-view.tsx'
import { RunPicker } from './run-picker.tsx'
import { neighbourOf, type RunChoice } from './run-choices.ts'
import { useRunChoices } from './use-run-choices.ts'

interface CompareSheetProps {
  /** The run whose menu was opened. */
  readonly runId: string
  readonly onClose: () => void
}

/** Which run is meant: one of a conversation, and null where nobody has chosen it yet. */
interface Place {
  readonly conversationId: string
  readonly runId: string | null
}

const layouts = [
  { value: 'sides', label: 'Side by side' },
  { value: 'unified', label: 'Unified' },
] as const

/** Any two runs beside each other: who was asked, what was asked, and what came, word by word. */
export function CompareSheet({ runId, onClose }: CompareSheetProps): ReactElement {
  const openId = useWorkspace((workspace) => workspace.conversationId) ?? ''
  const [before, setBefore] = useState<Place>({ conversationId: openId, runId: null })
  const [after, setAfter] = useState<Place>({ conversationId: openId, runId })
  const [layout, setLayout] = useState<'sides' | 'unified'>('sides')
  const hasRoom = useMedia('(min-width: 1024px)')
  const olds = useRunChoices(before.conversationId)
  const youngs = useRunChoices(after.conversationId)
  const young = chosenOf(youngs, after.runId)
  const old =
    before.runId === null && before.conversationId === after.conversationId && young
      ? neighbourOf(youngs, young.run.id)
      : chosenOf(olds, before.runId)
  return (
    <Sheet title="Compare two answers" side="end" onClose={onClose}>
      <div className="compare">
        <div className="compare-pickers">
          <RunPicker
            label="First answer"
            openId={openId}
            conversationId={before.conversationId}
            choices={olds}
            chosen={old}
            onChoose={setBefore}
          />
          <RunPicker
            label="Second answer"
            openId={openId}
            conversationId={after.conversationId}
            choices={youngs}
            chosen={young}
            onChoose={setAfter}
          />
        </div>
        {hasRoom && <Choice label="Layout" options={layouts} value={layout} onChoose={setLayout} />}
        {old && young ? (
          <ComparedPair
            key={`${old.run.id} ${young.run.id}`}
            old={old}
            young={young}
            isBeside={hasRoom && layout === 'sides'}
          />
        ) : (
          <p className="compare-same">
            There is no other answer to compare with here: run this one again, or choose another
            chat.
          </p>
        )}
      </div>
    </Sheet>
  )
}

const chosenOf = (choices: readonly RunChoice[], runId: string | null): RunChoice | null =>
  choices.find(({ run }) => run.id === runId) ?? choices[0] ?? null

interface ComparedPairProps {
  readonly old: RunChoice
  readonly young: RunChoice
  readonly isBeside: boolean
}

function ComparedPair({ old, young, isBeside }: ComparedPairProps): ReactElement {
  const oldBody = useRequestBody(old.run.id)
  const youngBody = useRequestBody(young.run.id)
  const pair = useMemo(
    (): readonly [ComparedRun, ComparedRun] | null =>
      oldBody === undefined || youngBody === undefined
        ? null
        : [
            { run: old.run, body: oldBody },
            { run: young.run, body: youngBody },
          ],
    [old, young, oldBody, youngBody],
  )
  // Deferred: long texts are compared part by part, and the page answers in between.
  const shown = useDeferredValue(pair, null)
  return shown ? (
    <RunDiffView before={shown[0]} after={shown[1]} isBeside={isBeside} />
  ) : (
    <p className="compare-same" role="status">
      Comparing…
    </p>
  )
}
