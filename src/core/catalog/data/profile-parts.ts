import type { Known, ModelFeature, ModelProfile, Offer } from '../profile.ts'
import { chatUseCases } from '../use-cases.ts'

/** The features a model of a chat endpoint has by being there; nothing is said of the others. */
const chatFeatures = (
  facts: Partial<Record<ModelFeature, Known>>,
): Readonly<Record<ModelFeature, Known>> => ({
  chat: 'yes',
  streaming: 'yes',
  tools: 'unknown',
  'system-prompts': 'yes',
  json: 'unknown',
  reasoning: 'unknown',
  ...facts,
})

type Facts = Pick<ModelProfile, 'vendorName' | 'family' | 'about'> &
  Partial<Omit<ModelProfile, 'features' | 'links'>> & {
    readonly features?: Partial<Record<ModelFeature, Known>>
    readonly links?: Partial<ModelProfile['links']>
  }

/** A profile from what is known. All else is unknown; text in and text out is what these models do. */
export const buildProfile = ({ features = {}, links, ...facts }: Facts): ModelProfile => ({
  sizes: null,
  category: 'LLM',
  task: 'text-generation',
  inputModalities: ['text'],
  outputModalities: ['text'],
  releasedOn: null,
  addedOn: null,
  alsoAt: [],
  retirement: null,
  successor: null,
  useCases: chatUseCases,
  ...facts,
  features: chatFeatures(features),
  links: { weights: null, card: null, docs: null, ...links },
})

/** Weights on Hugging Face, where the page of the weights is the model's card as well. */
export const onHuggingFace = (name: string): Pick<ModelProfile['links'], 'weights' | 'card'> => {
  const page = `https://huggingface.co/${name}`
  return { weights: page, card: page }
}

/** The same model elsewhere. What it costs there is that provider's to say, when it is asked. */
export const offer = (providerId: string, modelId: string): Offer => ({
  providerId,
  modelId,
  price: null,
})
