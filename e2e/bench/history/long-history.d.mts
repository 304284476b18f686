import type { BrowserContext } from '@playwright/test'

interface Said {
  readonly role: string
  readonly content: string
}

interface Choice {
  readonly providerId: string
  readonly modelId: string
  readonly dialectId: string
}

interface History {
  readonly conversation: object
  /** Each with its request beside it: `{run, body}`. */
  readonly runs: readonly object[]
}

export function buildHistory(said: readonly Said[], choice: Choice): History
export function putHistory(
  history: History & { readonly choice: Choice; readonly version?: 2 | 3 },
): Promise<void>
export function seedHistory(
  context: BrowserContext,
  url: string,
  history: { readonly said: readonly Said[]; readonly choice: Choice; readonly version?: 2 | 3 },
): Promise<void>
