import { useEffect, type ReactElement, type RefObject } from 'react'

import { PresetMenu } from './preset-menu.tsx'
import { PresetName } from './preset-name.tsx'
import { PresetSheet } from './preset-sheet.tsx'

/** What can be open of the presets: the menu, the field of a new one's name, the list of one's own. */
export type PresetPart = 'menu' | 'name' | 'list'

interface PresetPartsProps {
  readonly part: PresetPart
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onPart: (change: (was: PresetPart | null) => PresetPart | null) => void
}

/** Fetched by `PresetRow` when its menu is first opened. */
export function PresetParts({ part, button, onPart }: PresetPartsProps): ReactElement {
  const close = () => onPart(() => null)
  switch (part) {
    case 'menu':
      return (
        <PresetMenu
          button={button}
          onName={() => onPart(() => 'name')}
          onList={() => onPart(() => 'list')}
          // What a row opened instead of the menu stays.
          onClose={() => onPart((was) => (was === 'menu' ? null : was))}
        />
      )
    case 'name':
      return (
        <>
          <PresetName onDone={close} />
          <FocusLater button={button} />
        </>
      )
    case 'list':
      return <PresetSheet button={button} onClose={close} />
  }
}

/** When the field goes, the button is there again and takes the focus back. */
function FocusLater({ button }: Pick<PresetPartsProps, 'button'>): null {
  useEffect(() => {
    const back = button.current
    return () => back?.focus({ preventScroll: true })
  }, [button])
  return null
}
