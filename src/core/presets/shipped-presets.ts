import { initialSystemMessage, sliderParams, type Params } from '../chat/params.ts'
import type { Preset } from './preset.ts'

/** The parameters of the page Verbatim starts from (S30–S34), all of them sent. */
const seedParams: Params = Object.fromEntries(
  sliderParams.map(({ name, initial }) => [name, initial]),
)

/** Ways to sample (ux.md §1.3). They leave the model and the system message as they are. */
export const samplingPresets: readonly Preset[] = [
  { id: 'precise', name: 'Precise', params: { ...seedParams, temperature: 0.2 } },
  { id: 'creative', name: 'Creative', params: { ...seedParams, temperature: 1.1 } },
  {
    id: 'deterministic',
    name: 'Deterministic',
    params: { ...seedParams, temperature: 0, seed: 42 },
  },
]

/** All as on the page Verbatim starts from (S29–S34). */
export const seedPreset: Preset = {
  id: 'seed',
  name: 'Seed defaults',
  params: seedParams,
  system: initialSystemMessage,
  extraBody: null,
}

/** The use cases of that page in its words (S53). They leave the model as it is. */
export const useCasePresets: readonly Preset[] = [
  {
    id: 'chatbot',
    name: 'AI chatbots and virtual assistants',
    params: seedParams,
    system:
      'You are a friendly virtual assistant. Answer in a few short sentences. Ask one question back when you need to know more, and say so when you do not know.',
    extraBody: null,
  },
  {
    id: 'code',
    name: 'Code generation and developer tools',
    params: { ...seedParams, temperature: 0.2, maxTokens: 2000 },
    system:
      'You are an experienced software engineer. Give complete code that runs, in one block, with the language named. Handle errors. After the code explain in a few sentences what is not obvious.',
    extraBody: null,
  },
  {
    id: 'content',
    name: 'Content writing and copywriting automation',
    params: {
      ...seedParams,
      temperature: 0.9,
      maxTokens: 1500,
      frequencyPenalty: 0.3,
      presencePenalty: 0.3,
    },
    system:
      'You are a copywriter. Write for the audience and in the tone that is asked for. Use plain words, active verbs and concrete details, and leave out clichés.',
    extraBody: null,
  },
  {
    id: 'extraction',
    name: 'Data analysis, summarization, and extraction',
    params: { ...seedParams, temperature: 0, maxTokens: 1500 },
    system:
      'You analyse texts and data. Use only what you are given, add nothing of your own, and say what is missing. Keep names and figures exactly as they are written.',
    extraBody: null,
  },
]

/** In the order in which they are offered. */
export const shippedPresets: readonly Preset[] = [seedPreset, ...samplingPresets, ...useCasePresets]
