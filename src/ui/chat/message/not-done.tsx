import type { ReactElement } from 'react'

/** Below a field whose text was not taken. Why is said by an alert, where it is known. */
export function NotDone(): ReactElement {
  return (
    <p role="alert" className="m-0">
      That did not work. Try again; if it fails once more, copy your text and reload the page.
    </p>
  )
}
