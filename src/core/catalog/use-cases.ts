import { useCasePresets } from '../presets/shipped-presets.ts'
import type { TryIt } from './profile.ts'

/** A request that shows each use case at work, by the id of its preset. */
const prompts: Readonly<Record<string, string>> = {
  chatbot: 'I ordered a lamp a week ago and it has not come. What can I do?',
  code: 'Write a TypeScript function that retries a request with exponential back-off and stops when it is cancelled.',
  content:
    'Write a landing page headline and three short paragraphs for a bicycle repair service that comes to your office.',
  extraction: [
    'List every person, company, date and sum of money in this text as a table.',
    '',
    'On 3 March Ana Ruiz of Northwind wrote that the invoice of 1 February over 4,200 euros had been paid twice. Tom Berg of Contoso sent 4,200 euros back on 9 March.',
  ].join('\n'),
}

/** What a chat model is for, each with the playground set up for it (S53). */
export const chatUseCases: readonly TryIt[] = useCasePresets.flatMap((preset) => {
  const prompt = prompts[preset.id]
  return prompt === undefined ? [] : [{ preset, prompt }]
})
