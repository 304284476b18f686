import { userText } from '../chat/message.ts'
import type { ToolDefinition } from '../chat/request.ts'
import { dialects } from '../dialect/dialects.ts'
import { arrayAt, parseJson } from '../json.ts'
import type { PresetSettings } from '../presets/preset.ts'
import { seedPreset } from '../presets/shipped-presets.ts'
import { profileOf } from './data/profiles.ts'
import type { ModelRecord } from './model.ts'
import type { Known, ModelFeature, TryIt } from './profile.ts'

/** One of the key features, and the playground set up to see it work. */
export interface Feature {
  readonly id: ModelFeature
  readonly title: string
  readonly text: string
  /** Whether this model has it, as far as is known. */
  readonly isThere: Exclude<Known, 'no'>
  readonly tryIt: TryIt
}

interface FeatureText {
  readonly id: ModelFeature
  readonly title: string
  readonly text: string
  readonly prompt: string
  readonly settings?: Partial<PresetSettings>
}

const weatherTool: ToolDefinition = {
  name: 'get_weather',
  description: 'The weather in a city, now.',
  schema: {
    type: 'object',
    properties: { city: { type: 'string', description: 'The name of the city' } },
    required: ['city'],
  },
}

/** The five of the page Verbatim starts from (S47), and what it does not say of the model. */
const featureTexts: readonly FeatureText[] = [
  {
    id: 'chat',
    title: 'Multi-turn conversations',
    text: 'Every request carries the conversation so far, so that a question can refer to an earlier answer.',
    prompt:
      'I think of a number between 1 and 20. Guess it with questions that I answer yes or no.',
  },
  {
    id: 'streaming',
    title: 'Streaming, token by token',
    text: 'The answer is shown as it is made, with the time to its first token and its tokens per second.',
    prompt: 'Tell the story of a lighthouse keeper and a gull in about 300 words.',
    settings: { params: { ...seedPreset.params, maxTokens: 600 } },
  },
  {
    id: 'tools',
    title: 'Function calling and tools',
    text: 'The model may answer with the call of a function, its arguments as JSON that follows your schema.',
    prompt: 'Do I need an umbrella in Bergen today? Look before you answer.',
    settings: {
      params: { ...seedPreset.params, temperature: 0 },
      extraBody: toolsBody([weatherTool]),
    },
  },
  {
    id: 'system-prompts',
    title: 'System prompts and roles',
    text: 'A system message sets the part that the model plays before the first question is asked.',
    prompt: 'How do I bake bread?',
    settings: {
      system:
        'You are a ship’s cook of the year 1790. Speak as he would, and know nothing he could not know.',
    },
  },
  {
    id: 'json',
    title: 'JSON mode and structured output',
    text: 'The answer is one JSON value instead of prose, for programs to read.',
    prompt:
      'Give the three largest moons of Jupiter as a JSON object with a member "moons": a list of objects with name, diameterKm and discoveredIn.',
    settings: {
      params: { ...seedPreset.params, temperature: 0, responseFormat: { type: 'json' } },
    },
  },
  {
    id: 'reasoning',
    title: 'Reasoning',
    text: 'The model thinks before it answers. Its thoughts are shown apart from the answer, and are paid for.',
    prompt:
      'A bat and a ball cost 1.10 together. The bat costs 1.00 more than the ball. What does the ball cost? Show how you know.',
    settings: { params: { ...seedPreset.params, maxTokens: 4000 } },
  },
]

/** Tools as they stand in a body: a preset has no member of its own for them. */
function toolsBody(tools: readonly ToolDefinition[]): string {
  const { encodeRequest } = dialects['openai-chat']
  const encoded = encodeRequest({
    model: '',
    messages: [userText('')],
    params: {},
    stream: false,
    tools,
  })
  const body = encoded.ok ? parseJson(encoded.value.body) : encoded
  return body.ok ? JSON.stringify({ tools: arrayAt(body.value, 'tools') }, null, 2) : ''
}

/**
 * The key features of a model, each with the playground set up to try it (S47). One that the model is
 * known not to have is left out.
 */
export function featuresOf(record: ModelRecord): readonly Feature[] {
  const known = profileOf(record).features
  // The tools are written in this dialect, and the others work in it as well.
  const choice = {
    providerId: record.providerId,
    modelId: record.id,
    dialectId: 'openai-chat',
  } as const
  return featureTexts.flatMap(({ id, title, text, prompt, settings }) => {
    const isThere = known[id]
    if (isThere === 'no') return []
    const preset = { ...seedPreset, choice, ...settings, id, name: title }
    return [{ id, title, text, isThere, tryIt: { preset, prompt } }]
  })
}
