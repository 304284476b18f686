import type { ReactElement } from 'react'

import type { ConversationNode } from '../../../core/history/conversation.ts'
import { PaintedImage } from '../../markdown/painted-image.tsx'
import { EditBox } from './edit-box.tsx'
import { MessageActions } from './message-actions.tsx'
import { textOfParts } from './text-of-parts.ts'
import { UserActions } from './user-actions.tsx'
import { UserText } from './user-text.tsx'
import { VariantPager } from './variant-pager.tsx'

interface UserMessageProps {
  readonly node: Extract<ConversationNode, { role: 'user' }>
  readonly variants: readonly string[]
  /** Its place among the user's messages, from 1. */
  readonly ordinal: number
  readonly isEditing: boolean
}

/** What the user said, as plain text: nothing in it is formatted or run. */
export function UserMessage(props: UserMessageProps): ReactElement {
  const { node, variants, ordinal, isEditing } = props
  const text = textOfParts(node.content)
  const images = node.content.flatMap((part) => (part.type === 'image' ? [part.url] : []))
  return (
    <article
      className="message user"
      aria-label={`You, message ${ordinal}`}
      tabIndex={-1}
      data-node={node.id}
      data-settled
    >
      <h3 className="hidden-text">You</h3>
      <header className="message-head">
        <span className="message-who" aria-hidden="true">
          You
        </span>
        {variants.length > 1 && (
          <VariantPager nodeId={node.id} variants={variants} ordinal={ordinal} noun="message" />
        )}
        {images.length > 0 && (
          <span className="faint">
            {images.length === 1 ? '1 image' : `${images.length} images`}
          </span>
        )}
      </header>
      {images.length > 0 && (
        <div className="user-images">
          {images.map((url, i) => (
            // The same picture may be there twice, and none ever changes places.
            // oxlint-disable-next-line react/no-array-index-key
            <PaintedImage key={i} source={url} alt={`Image ${i + 1} of message ${ordinal}`} />
          ))}
        </div>
      )}
      {isEditing ? (
        <EditBox nodeId={node.id} text={text} />
      ) : (
        <div className="user-row">
          <UserText text={text} ordinal={ordinal} />
          <MessageActions>
            <UserActions node={node} text={text} ordinal={ordinal} />
          </MessageActions>
        </div>
      )}
    </article>
  )
}
