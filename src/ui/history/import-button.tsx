import { Upload } from 'lucide-react'
import { useRef, type ReactElement } from 'react'

import { Button } from '../kit/button.tsx'

/** Chooses an exported file. */
export function ImportButton({ onFile }: { readonly onFile: (file: File) => void }): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".jsonl,application/jsonl,application/x-ndjson"
        aria-label="Exported file"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = '' // so that the same file can be chosen again
        }}
      />
      <Button look="quiet" onClick={() => input.current?.click()}>
        <Upload aria-hidden size={16} strokeWidth={1.5} />
        Import…
      </Button>
    </>
  )
}
