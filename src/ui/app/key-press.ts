/** The keys of a shortcut as they are printed; `Mod` is Cmd on a Mac and Ctrl elsewhere. */
export type Keys = readonly string[]

export const isMac = (): boolean => /Mac|iP(hone|ad)/.test(navigator.platform)

export type KeyPress = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>

const printedKeys: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓' }

/** Whether exactly these keys are down. */
export function isPressed(keys: Keys, press: KeyPress, onMac: boolean): boolean {
  const last = keys.at(-1) ?? ''
  const [mod, foreign] = onMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  // A sign such as `/` needs Shift on one keyboard and not on another.
  const isSign = !/[A-Z↑↓]/.test(last)
  return (
    (printedKeys[press.key] ?? press.key.toUpperCase()) === last &&
    mod === keys.includes('Mod') &&
    !foreign &&
    press.altKey === keys.includes('Alt') &&
    (isSign || press.shiftKey === keys.includes('Shift'))
  )
}
