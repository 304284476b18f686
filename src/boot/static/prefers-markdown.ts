/**
 * Whether a reader would rather have markdown than HTML: it names `text/markdown`, and no other
 * kind of text higher. Browsers name neither it nor anything near it.
 * @param accept the header as it came; null when there is none
 */
export function prefersMarkdown(accept: string | null): boolean {
  const offers = (accept ?? '').split(',').map(readOffer)
  const qualityOf = (...kinds: readonly string[]) =>
    kinds
      .map((kind) => offers.find((offer) => offer.kind === kind)?.quality)
      .find((quality) => quality !== undefined) ?? 0
  const markdown = qualityOf('text/markdown')
  return markdown > 0 && markdown >= qualityOf('text/html', 'text/*', '*/*')
}

interface Offer {
  readonly kind: string
  /** From 0, not at all, to 1. */
  readonly quality: number
}

/** @see RFC 9110 §12.5.1 */
function readOffer(text: string): Offer {
  const [kind = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  const quality = given === undefined ? 1 : Number(given)
  return { kind, quality: Number.isFinite(quality) ? quality : 0 }
}
