import { lazy, type ReactElement } from 'react'

import { moreParams } from '../../core/chat/more-params.ts'
import type { EncodedRequest } from '../../core/dialect/dialect.ts'
import { useWorkspace } from '../access/client-context.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { LazyPanel } from '../kit/lazy-panel.tsx'
import { sentOfMore } from './changed.ts'
import { ErrorLine } from './error-line.tsx'
import { rowWarnings } from './row-words.ts'
import { useSupports } from './use-param.ts'
import { WarningLine } from './warning-line.tsx'

const MoreRows = lazy(async () => ({ default: (await import('./more-rows.tsx')).MoreRows }))

interface MoreParamsProps {
  readonly encoded: EncodedRequest | null
  readonly schemaError: string | null
}

/** The parameters that few need: folded, unless one of them is sent. */
export function MoreParams({ encoded, schemaError }: MoreParamsProps): ReactElement {
  const supports = useSupports()
  const sent = useWorkspace(({ params }) => sentOfMore(params, supports).length)
  const warnings = moreParams.flatMap(({ name }) =>
    rowWarnings(name, supports[name], encoded?.warnings ?? []),
  )
  return (
    <Disclosure
      summary={sent > 0 ? `More parameters · ${sent} sent` : 'More parameters'}
      isInitiallyOpen={sent > 0}
      whenClosed={
        <>
          <ErrorLine error={schemaError} />
          {warnings.map((warning) => (
            <WarningLine key={warning.message} warning={warning} />
          ))}
        </>
      }
    >
      <LazyPanel what="More parameters" height={640}>
        <MoreRows encoded={encoded} schemaError={schemaError} />
      </LazyPanel>
    </Disclosure>
  )
}
