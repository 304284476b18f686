import { isMac, type Keys } from './key-press.ts'

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }

/** `Ctrl+Shift+H`, or `⌘⇧H` on a Mac. */
export const printKeys = (keys: Keys, onMac = isMac()): string =>
  onMac
    ? keys.map((key) => macSigns[key] ?? key).join('')
    : keys.map((key) => (key === 'Mod' ? 'Ctrl' : key)).join('+')
