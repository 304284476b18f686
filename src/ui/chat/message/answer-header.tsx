import { memo, useMemo, type ReactElement } from 'react'

import { dialects } from '../../../core/dialect/dialects.ts'
import type { Run } from '../../../core/run/run.ts'
import { readSettings, settingMarks, temperatureStep } from './answer-settings.ts'
import { useTranscriptFacts } from './transcript-facts.ts'
import { modelOf } from './use-answer.ts'
import { VariantPager } from './variant-pager.tsx'

interface AnswerHeaderProps {
  readonly run: Run
  readonly nodeId: string
  readonly variants: readonly string[]
  readonly ordinal: number
}

/** Who answered, and under which settings: the transcript records what produced it. */
export function AnswerHeader({ run, nodeId, variants, ordinal }: AnswerHeaderProps): ReactElement {
  const isDemo = useTranscriptFacts().standIn === run.providerId
  return (
    <header className="message-head">
      <span className="message-who">{modelOf(run).shortName}</span>
      <Settings dialectId={run.dialectId} outline={run.outline} />
      {variants.length > 1 && (
        <VariantPager nodeId={nodeId} variants={variants} ordinal={ordinal} />
      )}
      {isDemo && (
        <span className="demo-mark">Demo model · runs on this server, not a real LLM</span>
      )}
    </header>
  )
}

/** Memoised: a streaming run changes sixty times a second, its request never. */
const Settings = memo(function Settings({
  dialectId,
  outline,
}: Pick<Run, 'dialectId' | 'outline'>) {
  const settings = useMemo(() => readSettings(dialectId, outline), [dialectId, outline])
  if (!settings) return null
  const support = dialects[dialectId].params.temperature
  const { temperature } = settings.params
  const step =
    temperature === undefined || !support.supported
      ? undefined
      : temperatureStep(temperature, support.max)
  return settingMarks(settings).map(({ name, text }) => (
    <bdi
      key={name}
      dir="ltr"
      className="setting-mark mono"
      data-step={name === 'temperature' ? step : undefined}
    >
      {text}
    </bdi>
  ))
})
