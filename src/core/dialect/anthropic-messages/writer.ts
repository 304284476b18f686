import type { RequestDialect } from '../dialect.ts'
import { encodeRequest } from './encode-request.ts'
import { anthropicForms } from './forms.ts'
import { anthropicParams, anthropicWireNames } from './params.ts'

/** @see https://docs.anthropic.com/en/api/messages and contract.md §3 */
export const anthropicMessagesWriter: RequestDialect = {
  id: 'anthropic-messages',
  label: 'Anthropic compatible',
  operation: 'messages',
  // The last version that takes sampling parameters, and ModelsLab's documented one (contract.md §3).
  headers: { 'anthropic-version': '2023-06-01' },
  params: anthropicParams,
  wireNames: anthropicWireNames,
  forms: anthropicForms,
  encodeRequest,
}
