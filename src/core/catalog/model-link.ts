/** A model that a link asks for. */
export interface LinkedModel {
  readonly providerId: string
  readonly modelId: string
}

const prefix = '#model='

/**
 * The playground with a model that has no page of its own. In the fragment, so that no server logs
 * what somebody looks at.
 */
export const modelLinkOf = ({ providerId, modelId }: LinkedModel): string =>
  `/${prefix}${encodeURIComponent(providerId)}:${encodeURIComponent(modelId)}`

/** @returns null when this fragment asks for none */
export function readModelLink(fragment: string): LinkedModel | null {
  if (!fragment.startsWith(prefix)) return null
  const parts = fragment.slice(prefix.length).split(':')
  try {
    const [providerId = '', modelId = ''] = parts.map(decodeURIComponent)
    return parts.length === 2 && providerId !== '' && modelId !== ''
      ? { providerId, modelId }
      : null
  } catch {
    return null // a percent sign that encodes nothing
  }
}
