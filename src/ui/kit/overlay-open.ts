const overlays =
  'dialog[open], [popover]:popover-open, [role=dialog], [role=alertdialog], [role=menu], [data-dialog][data-open]'

/** Something lies above the page, and the keys are meant for it. */
export const isOverlayOpen = (): boolean =>
  [...document.querySelectorAll<HTMLElement>(overlays)].some(
    (element) => !element.hidden && getComputedStyle(element).display !== 'none',
  )
