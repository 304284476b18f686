import { dialects } from '../../../core/dialect/dialects.ts'
import type { FoundRequest } from '../../../core/snippet/import/found-request.ts'
import type { ImportedRequest } from '../../../core/snippet/import/import-request.ts'
import type { ImportReading } from './read-import.ts'

const formLabels: Readonly<Record<FoundRequest['form'], string>> = {
  curl: 'cURL',
  powershell: 'PowerShell',
  json: 'JSON body',
  http: 'HTTP file',
  python: 'Python',
  javascript: 'JavaScript',
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `This looks like a request for kimi-k2-0905 with 3 messages.` */
export const offerSentence = ({ request }: ImportedRequest): string =>
  `This looks like a request for ${request.model || 'a model without a name'} with ${counted(request.messages.length, 'message')}.`

/** `cURL · OpenAI compatible` */
export const kindLine = ({ found, dialectId }: ImportedRequest): string =>
  `${formLabels[found.form]} · ${dialects[dialectId].label}`

/**
 * Who will be asked, and that nobody else is.
 * @param owner whose address it is, by name; null when it is nobody's here
 * @param answering who answers here, by name
 */
export function addressLine(url: string, owner: string | null, answering: string): string {
  if (owner !== null) return `Goes to ${url} (${owner})`
  return `Goes to ${url} in the text. Here ${answering} answers; that address is never called.`
}

/** What a reading says first. */
export function readingSentence(reading: ImportReading): string {
  switch (reading.kind) {
    case 'request':
      return offerSentence(reading.imported)
    case 'problem': {
      const { message, line, column } = reading.problem
      return `This looks like a request, but it cannot be read. Line ${line}, column ${column}: ${message}`
    }
    case 'none':
      return 'There is no request in this text.'
    case 'unavailable':
      return 'The part that reads requests could not be loaded. Reload the page to get it.'
  }
}
