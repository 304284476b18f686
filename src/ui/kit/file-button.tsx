import { useRef, type ReactElement, type ReactNode } from 'react'

import { Button, type ButtonProps } from './button.tsx'

interface FileButtonProps extends Pick<ButtonProps, 'look'> {
  /** What the field behind the button is called. */
  readonly label: string
  /** As the `accept` of a file field. */
  readonly accept: string
  readonly onFile: (file: File) => void
  readonly children: ReactNode
}

/** Chooses one file. */
export function FileButton({ label, accept, onFile, ...button }: FileButtonProps): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = '' // so that the same file can be chosen again
        }}
      />
      <Button {...button} onClick={() => input.current?.click()} />
    </>
  )
}
