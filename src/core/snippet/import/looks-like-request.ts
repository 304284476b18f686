import { dialects } from '../../dialect/dialects.ts'
import { dialectIds } from '../../dialect/request-dialects.ts'

const paths = dialectIds.map((id) => dialects[id].program.path.slice(1))
const chatUrl = new RegExp(`/(?:${paths.join('|')})(?![\\w/-])`)
const chatMember = /\bmessages\W{0,4}\s*[:=]/

/** Whether a text that is written as a request asks for an answer of a model, and not for anything else. */
export const asksModel = (text: string): boolean => chatUrl.test(text) || chatMember.test(text)
