import type { Preset } from '../presets/preset.ts'
import type { Price } from './price.ts'

/** What goes into a model, or comes out. */
export type Modality = 'text' | 'image' | 'audio' | 'video' | 'file'

/** What a model and its provider can do together, beyond answering. */
export type ModelFeature = 'chat' | 'streaming' | 'tools' | 'system-prompts' | 'json' | 'reasoning'

/** Whether it can. Nobody's word is `unknown`, never a no. */
export type Known = 'yes' | 'no' | 'unknown'

/** The playground set up to try something: settings and the words to send. Nothing is sent by itself. */
export interface TryIt {
  readonly preset: Preset
  readonly prompt: string
}

/** The same model at another provider. */
export interface Offer {
  readonly providerId: string
  /** As that provider spells it. */
  readonly modelId: string
  readonly price: Price | null
}

/** Whom to ask when a model is gone. */
export interface Successor {
  readonly name: string
  readonly providerId: string
  readonly modelId: string
  /** What is different about it, as a sentence. */
  readonly note: string
}

/**
 * The rest of what is known of a model: what its pages show and the playground does not need. Unknown
 * is null, never a guess.
 */
export interface ModelProfile {
  /** Who made it, as people write it: `Moonshot AI`. */
  readonly vendorName: string
  /** Models of one design: `Kimi K2`. */
  readonly family: string | null
  /** In thousands of millions of parameters; the active ones are those that work on one token. */
  readonly sizes: { readonly totalBillions: number; readonly activeBillions: number } | null
  /** What it is, in whole paragraphs of markdown. Empty where nobody described it. */
  readonly about: string
  readonly category: 'LLM'
  readonly task: 'text-generation'
  readonly inputModalities: readonly Modality[] | null
  readonly outputModalities: readonly Modality[] | null
  /** ISO dates: when its vendor published it, and when the provider listed it. */
  readonly releasedOn: string | null
  readonly addedOn: string | null
  readonly features: Readonly<Record<ModelFeature, Known>>
  readonly alsoAt: readonly Offer[]
  /** That its vendor serves it no longer, as a sentence. Null: as far as is known, it is served. */
  readonly retirement: string | null
  readonly successor: Successor | null
  /** Pages of its vendor. */
  readonly links: {
    readonly weights: string | null
    readonly card: string | null
    readonly docs: string | null
  }
  /** What it is for, each as a preset with a prompt (S53). */
  readonly useCases: readonly TryIt[]
}
