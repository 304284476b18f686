/** The four prompts of the page Verbatim starts from (S16): fixed. */
export const suggestions: readonly string[] = [
  'Explain quantum computing in simple terms',
  'Write a Python function to sort a list',
  'Create a marketing email for a SaaS product',
  'Compare REST vs GraphQL APIs',
]
