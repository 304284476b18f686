// What is marked as aside says something of the page and takes no keys from it.
const overlays =
  'dialog[open], [popover]:popover-open:not([data-aside]), [role=dialog], [role=alertdialog], [role=menu], [data-dialog][data-open]'

/**
 * Something lies above the page, and the keys are meant for it. It looks through the whole page, which
 * in a long conversation takes 10 ms: asked for a key that would do something, and not for each.
 */
export const isOverlayOpen = (): boolean =>
  [...document.querySelectorAll<HTMLElement>(overlays)].some(
    (element) => !element.hidden && getComputedStyle(element).display !== 'none',
  )
