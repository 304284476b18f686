import './key-notice.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { KeyRound, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useState, type ReactElement } from 'react'
import { createPortal } from 'react-dom'

import { apiKeyWarning, hasApiKey } from '../../core/chat/api-key-in-text.ts'
import { Button, IconButton } from '../kit/button.tsx'
import { textTyped } from './typed-text.ts'

interface KeyNoticeProps {
  /** Where the key was typed. */
  readonly field: HTMLElement
  readonly onSetUp: () => void
  /** It has been read, and is closed in spite of the key. */
  readonly onDismiss: () => void
  readonly onClose: () => void
}

/**
 * Stands beside a field, whatever dialog that is in, until the key is out of it: in the page right
 * after the field, so that Tab leads to it, and above everything.
 */
export function KeyNotice(props: KeyNoticeProps): ReactElement {
  const { field, onSetUp, onDismiss, onClose } = props
  const place = usePlaceBeside(field)
  useEffect(() => {
    // Whatever may have changed the field: keys, the mouse, a button that resets it.
    const look = () => {
      if (!field.isConnected || !hasApiKey(textTyped(field))) onClose()
    }
    const events = ['input', 'keyup', 'click'] as const
    for (const event of events) window.addEventListener(event, look)
    return () => {
      for (const event of events) window.removeEventListener(event, look)
    }
  }, [field, onClose])
  return createPortal(
    <div className="key-notice floating" role="alert">
      <KeyRound aria-hidden size={16} strokeWidth={1.5} />
      <p>{apiKeyWarning}</p>
      <Button
        onClick={() => {
          onClose()
          onSetUp()
        }}
      >
        Set up
      </Button>
      <IconButton
        label="Close this warning"
        isSmall
        onClick={() => {
          onDismiss()
          field.focus()
          onClose()
        }}
      >
        <X aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
    </div>,
    place,
  )
}

const gapPx = 6
const marginPx = 8

/** An element in the top layer, below the field or above it, which goes with it when it is scrolled. */
function usePlaceBeside(field: HTMLElement): HTMLElement {
  const [place] = useState(() => {
    const element = document.createElement('div')
    element.className = 'key-notice-place'
    element.popover = 'manual'
    element.dataset['aside'] = ''
    return element
  })
  useLayoutEffect(() => {
    const root = field.getRootNode()
    const anchor = root instanceof ShadowRoot ? root.host : field
    anchor.after(place)
    // Not in every browser that can do the rest; there it stands where the field is in the page.
    if ('showPopover' in place) place.showPopover()
    const follow = () => {
      const { left, top, bottom } = anchor.getBoundingClientRect()
      const { offsetWidth, offsetHeight } = place
      const below = bottom + gapPx
      const isRoom = below + offsetHeight + marginPx <= window.innerHeight
      place.style.left = `${Math.max(marginPx, Math.min(left, window.innerWidth - offsetWidth - marginPx))}px`
      place.style.top = `${isRoom ? below : Math.max(marginPx, top - offsetHeight - gapPx)}px`
    }
    follow()
    window.addEventListener('scroll', follow, true)
    window.addEventListener('resize', follow)
    return () => {
      window.removeEventListener('scroll', follow, true)
      window.removeEventListener('resize', follow)
      place.remove()
    }
  }, [field, place])
  return place
}
