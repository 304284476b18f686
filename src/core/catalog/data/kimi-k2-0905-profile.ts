import { buildProfile, offer, onHuggingFace } from './profile-parts.ts'

/** @see contract.md §4, and https://huggingface.co/moonshotai/Kimi-K2-Instruct-0905 */
export const kimiK20905Profile = buildProfile({
  vendorName: 'Moonshot AI',
  family: 'Kimi K2',
  sizes: { totalBillions: 1000, activeBillions: 32 },
  about: `Kimi K2 0905 is the September 2025 update of Kimi K2 0711, the large language model of Moonshot AI. It is a Mixture-of-Experts model: of its 1 trillion parameters, 32 billion work on any one token, so that it answers at the cost of a much smaller model.

Over the version of July it doubles the context, from 131,072 to 262,144 tokens, and does better where an agent writes code: longer tasks in a repository, more reliable tool calls, tidier front ends. It answers at once, without a phase of thinking, and it reads and writes text only.

Its weights are public, under a modified MIT licence: whoever runs it in a product with more than 100 million monthly users, or 20 million US dollars of monthly revenue, has to show the name “Kimi K2”. The model card suggests a temperature of 0.6.`,
  releasedOn: '2025-09-05',
  addedOn: '2026-02-20',
  features: { tools: 'yes', json: 'yes', reasoning: 'no' },
  alsoAt: [
    offer('moonshot', 'kimi-k2-0905-preview'),
    offer('openrouter', 'moonshotai/kimi-k2-0905'),
    offer('together', 'moonshotai/Kimi-K2-Instruct-0905'),
    offer('groq', 'moonshotai/kimi-k2-instruct-0905'),
  ],
  retirement:
    'Moonshot AI is reported to have discontinued kimi-k2-0905-preview in 2026: other hosts may still serve it.',
  successor: {
    name: 'Kimi K2.6',
    providerId: 'moonshot',
    modelId: 'kimi-k2.6',
    note: 'It refuses any temperature but 1.',
  },
  links: {
    ...onHuggingFace('moonshotai/Kimi-K2-Instruct-0905'),
    docs: 'https://platform.moonshot.ai/docs',
  },
})
