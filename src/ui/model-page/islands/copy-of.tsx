import type { ReactElement } from 'react'

import { CopyButton } from '../../kit/copy-button.tsx'
import type { IslandProps } from './island-props.ts'

export interface CopyOfProps {
  /** The name of the button: "Copy Python". */
  readonly label: string
  /** The id of the element whose text is copied: it is on the page, and need not come twice. */
  readonly of: string
  /** The word beside the icon. */
  readonly caption: string
}

/** Copies the text of an element of the prerendered page. */
export const CopyOf = ({ label, of, caption }: IslandProps<CopyOfProps>): ReactElement => {
  const shown = () => document.getElementById(of)
  return (
    <CopyButton
      className="control copy-code"
      label={label}
      caption={caption}
      text={() => shown()?.textContent ?? ''}
      shown={shown}
    />
  )
}
