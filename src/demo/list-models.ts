import { demoModels } from './special-models.ts'

/** The models of the demo, in one list that clients of both dialects can read. */
export function listModels(nowMs: number) {
  return {
    object: 'list',
    data: demoModels.map(({ id, name, description }) => ({
      id,
      object: 'model',
      type: 'model',
      created: Math.floor(nowMs / 1000),
      created_at: new Date(nowMs).toISOString(),
      owned_by: 'verbatim',
      display_name: name,
      description,
      context_length: 32_768,
    })),
    has_more: false,
    first_id: demoModels[0]?.id ?? null,
    last_id: demoModels.at(-1)?.id ?? null,
  }
}
