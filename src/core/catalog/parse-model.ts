import * as v from 'valibot'

import type { ModelRecord } from './model.ts'

/** What a model takes of the parameters is no fact about a run that asked it: it stays behind. */
export type ModelFacts = Omit<ModelRecord, 'params'>

export const priceSchema = v.object({
  inputUsdPerMillionTokens: v.number(),
  outputUsdPerMillionTokens: v.number(),
  source: v.string(),
  readAt: v.string(),
})

const numberOrNull = v.nullable(v.number())

/** What was known of a model when it was asked, as it lies on a disk or in a file. */
export const modelSchema = v.object({
  id: v.string(),
  slug: v.string(),
  vendor: v.string(),
  name: v.string(),
  shortName: v.string(),
  description: v.string(),
  providerId: v.string(),
  contextTokens: numberOrNull,
  maxOutputTokens: numberOrNull,
  price: v.nullable(priceSchema),
  licence: v.nullable(v.string()),
  hasOpenWeights: v.nullable(v.boolean()),
}) satisfies v.GenericSchema<unknown, ModelFacts>
