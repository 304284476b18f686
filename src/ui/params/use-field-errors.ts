import { useDeferredValue, useMemo } from 'react'

import {
  encodeFor,
  type RequestSettings,
  type Serving,
} from '../../client/commands/next-request.ts'
import { userText } from '../../core/chat/message.ts'
import type { findJsonProblem } from '../../core/json-problem.ts'
import { useServing } from '../access/use-serving.ts'
import { createLazyPart, useLazyPart } from '../kit/lazy-part.ts'
import { useRequestSettings } from './use-request-settings.ts'

/** Why nothing can be sent, by the field that is to blame; null where there is nothing to say. */
export interface FieldErrors {
  readonly schema: string | null
  readonly extra: string | null
}

const noErrors: FieldErrors = { schema: null, extra: null }

/** What finds the place of a mistake: nobody needs it before there is one. */
const lazyFinder = createLazyPart(
  async () => (await import('../../core/json-problem.ts')).findJsonProblem,
)

/** The fields that hold JSON, asked one by one: encoding stops at the first error. */
export function useFieldErrors(): FieldErrors {
  const serving = useServing()
  const settings = useDeferredValue(useRequestSettings())
  const errors = useMemo(
    () => (serving ? fieldErrors(serving, settings) : noErrors),
    [serving, settings],
  )
  const find = useLazyPart(lazyFinder, errors.schema !== null || errors.extra !== null)
  const { params, extraBody } = settings
  const { value } = params.responseFormat
  const schemaText = value.type === 'json-schema' ? value.schemaText : ''
  return useMemo(
    () => ({
      schema: withPlace(errors.schema, schemaText, find),
      extra: withPlace(errors.extra, extraBody.text, find),
    }),
    [errors, schemaText, extraBody.text, find],
  )
}

/** `The extra body is not JSON. Line 2: a comma before } is not allowed in JSON.` */
function withPlace(
  error: string | null,
  text: string,
  find: typeof findJsonProblem | null,
): string | null {
  const problem = error === null ? null : find?.(text)
  return problem?.kind === 'error' ? `${error} ${problem.message}.` : error
}

/** A field is to blame for an error that is not there without it. */
export function fieldErrors(serving: Serving, settings: RequestSettings): FieldErrors {
  const errorWith = (kept: 'schema' | 'extra' | 'none'): string | null => {
    const encoded = encodeFor(serving, without(settings, kept), [userText('.')])
    return encoded.ok ? null : encoded.error.message
  }
  if (errorWith('none') !== null) return noErrors
  return { schema: errorWith('schema'), extra: errorWith('extra') }
}

function without(settings: RequestSettings, kept: 'schema' | 'extra' | 'none'): RequestSettings {
  const { params, extraBody } = settings
  const { responseFormat } = params
  const unsent = { ...params, responseFormat: { ...responseFormat, isSent: false } }
  return {
    ...settings,
    params: kept === 'schema' ? params : unsent,
    extraBody: kept === 'extra' ? extraBody : { ...extraBody, isSent: false },
  }
}
