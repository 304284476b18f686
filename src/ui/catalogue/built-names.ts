/** By id. */
export type ProviderNames = Readonly<Record<string, string>>

const attribute = 'providers'

/**
 * What providers are called, as an attribute of the page that was made at build: the scripts find the
 * same names there, before the server has told them.
 */
export const builtNamesAttribute = (names: ProviderNames) => ({
  [`data-${attribute}`]: JSON.stringify(names),
})

/** @param root the element around the page */
export function readBuiltNames(root: Element): ProviderNames {
  const text = root.querySelector<HTMLElement>(`[data-${attribute}]`)?.dataset[attribute]
  return text === undefined ? {} : (JSON.parse(text) as ProviderNames) // written above
}
