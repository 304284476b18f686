import type { ReactElement } from 'react'

import { showInvisible } from '../../core/markdown/invisible.ts'
import { CopyButton } from '../kit/copy-button.tsx'

import { useInsideLink } from './answer-link.tsx'
import { checkLinkTarget } from './link-target.ts'

/** Pictures that carry their own bytes cause no request. SVG is a document, so it is not one. */
const embedded = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z\d+/=\s]*$/i

type AnswerImageProps = { readonly source: string | undefined; readonly alt: string }

/**
 * An image of an answer. It is never loaded: an address can carry what the model has read.
 * What stands in its place says what it would show and where from.
 */
export function AnswerImage({ source = '', alt }: AnswerImageProps): ReactElement {
  const isInsideLink = useInsideLink()
  if (embedded.test(source)) return <img src={source} alt={alt} className="answer-image" />
  const target = checkLinkTarget(source)
  return (
    <span className="answer-image-chip">
      <span className="answer-image-kind">Image</span>
      {alt && <span>{showInvisible(alt)}</span>}
      <span className="answer-link-host">{showInvisible(target?.host ?? source.slice(0, 80))}</span>
      {!isInsideLink && source && (
        <CopyButton label="Copy address of the image" caption="Copy address" text={source} />
      )}
    </span>
  )
}
