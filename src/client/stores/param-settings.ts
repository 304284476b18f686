import { paramNames } from '../../core/chat/more-params.ts'
import type { Params } from '../../core/chat/params.ts'
import { initialFormat } from './initial-workspace.ts'
import type { ParamSettings } from './workspace-store.ts'

/** What is sent is ticked; everything else keeps its value and is not sent. */
export function settingsOf(params: Params, before: ParamSettings): ParamSettings {
  const entries = paramNames.map((name) => {
    const value = params[name]
    if (value === undefined) return [name, { ...before[name], isSent: false }]
    return [
      name,
      { value: name === 'responseFormat' ? formatSetting(params) : value, isSent: true },
    ]
  })
  return Object.fromEntries(entries) as ParamSettings // each value comes from the parameter of that name
}

function formatSetting({ responseFormat }: Params) {
  if (responseFormat?.type !== 'json-schema')
    return { ...initialFormat, type: responseFormat?.type ?? initialFormat.type }
  return {
    type: responseFormat.type,
    name: responseFormat.name,
    schemaText: JSON.stringify(responseFormat.schema, null, 2),
    isStrict: responseFormat.isStrict ?? null,
  }
}
