import { useRef, type ReactElement } from 'react'

import { Button } from '../../kit/button.tsx'
import { importFileTypes } from './text-of-file.ts'

/** Chooses one file of text. */
export function FileButton({ onFile }: { readonly onFile: (file: File) => void }): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={importFileTypes}
        aria-label="File with a request"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = '' // so that the same file can be chosen again
        }}
      />
      <Button onClick={() => input.current?.click()}>Choose a file…</Button>
    </>
  )
}
