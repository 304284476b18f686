import { createLazyPart } from '../../kit/lazy-part.ts'

/** What says what a text is, and offers what can be done with it. It comes with the reader. */
export const lazyOffer = createLazyPart(() => import('./offer-body.tsx'))
