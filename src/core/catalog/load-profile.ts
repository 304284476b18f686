import type { ModelRecord } from './model.ts'
import type { ModelProfile } from './profile.ts'

/** The rest of a model's record, fetched when somebody looks: it is no part of the first load. */
export async function loadProfile(record: ModelRecord): Promise<ModelProfile> {
  const { profileOf } = await import('./data/profiles.ts')
  return profileOf(record)
}
