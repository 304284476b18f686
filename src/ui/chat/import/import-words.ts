import { requestDialects } from '../../../core/dialect/request-dialects.ts'
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
  `${formLabels[found.form]} · ${requestDialects[dialectId].label}`

/**
 * Who will be asked, and that nobody else is.
 * @param owner whose address it is, by name; null when it is nobody's here
 * @param answering who answers here, by name
 */
export function addressLine(url: string, owner: string | null, answering: string): string {
  if (owner !== null) return `Goes to ${url} (${owner})`
  return `Goes to ${url} in the text. Here ${answering} answers; that address is never called.`
}

/** Names that are shown of the headers; a browser copies dozens. */
const mostHeaders = 5

/** The headers of the text that go nowhere from here, by name; null when there are none. */
export function headersLine({ found, dialectId }: ImportedRequest): string | null {
  const ours = new Set(
    Object.keys(requestDialects[dialectId].headers).map((name) => name.toLowerCase()),
  )
  const names = Object.keys(found.headers).filter((name) => !ours.has(name) && name !== 'accept')
  if (names.length === 0) return null
  const more = names.length - mostHeaders
  const rest = more > 0 ? ` and ${more} more` : ''
  return `Not sent from here: the ${names.length === 1 ? 'header' : 'headers'} ${names.slice(0, mostHeaders).join(', ')}${rest}.`
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
