import { createLazyPart } from '../../kit/lazy-part.ts'

/** What is shown below a reading. It comes with the reader, so that both are there at once. */
export const lazyDetails = createLazyPart(
  async () => (await import('./import-details.tsx')).ImportDetails,
)
