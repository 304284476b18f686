import type { ReactElement } from 'react'

import { isFinal, type Run } from '../../../core/run/run.ts'
import { useIsNear } from '../message/near.ts'
import { useTranscriptFacts } from '../message/transcript-facts.ts'
import { describeTimeline } from './readings.ts'
import { layOutTimeline } from './timeline-picture.ts'

const height = 18

/**
 * When the answer came: a grey block of waiting, then a tick per chunk (or several), gaps where
 * nothing came. Drawn at its real width, so that four pixels of pitch are four pixels everywhere.
 */
export function StreamTimeline({ run }: { readonly run: Run }): ReactElement {
  const { width } = useTranscriptFacts()
  return <div className="timeline">{useIsNear() && <Picture run={run} width={width} />}</div>
}

interface PictureProps {
  readonly run: Run
  readonly width: number
}

function Picture({ run, width }: PictureProps): ReactElement {
  const { waitEnd, ticks } = layOutTimeline(run.timeline, isFinal(run) ? run.endAtMs : null, width)
  const hasFailed = run.status === 'failed' || run.status === 'interrupted'
  const path = ticks.map(({ x, strength }) => {
    const tall = 8 + Math.round(strength * 6)
    return `M${x} ${(height - tall) / 2}h2v${tall}h-2z`
  })
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img" // oxlint-disable-line jsx-a11y/prefer-tag-over-role -- it is drawn, not loaded
      aria-label={describeTimeline(run)}
    >
      <rect className="timeline-wait" x="0" y="6" width={Math.max(0, waitEnd)} height="6" />
      <path className="timeline-ticks" d={path.join('')} />
      {hasFailed && <rect className="timeline-cut" x={width - 4} y="0" width="4" height={height} />}
    </svg>
  )
}
