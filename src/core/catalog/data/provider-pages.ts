/** Pages of a provider that no request needs, by its id: for the foot of a document (S9). */
export const providerPages: Readonly<
  Record<string, { readonly website: string; readonly blog: string }>
> = {
  modelslab: { website: 'https://modelslab.com', blog: 'https://modelslab.com/blog' },
}
