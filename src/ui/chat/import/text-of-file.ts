import { maxImportLength } from './may-be-request.ts'

/** What the file button lists. A drop takes any text. */
export const importFileTypes =
  '.txt,.sh,.bash,.zsh,.bat,.cmd,.ps1,.json,.http,.rest,.py,.js,.mjs,.ts,.md,.curl,text/plain,application/json'

/** The text of a file, or why there is none, as a sentence. */
export type FileText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string }

/** PowerShell writes UTF-16 into files; everything else is UTF-8. The mark at the start is dropped. */
export async function textOfFile(file: File): Promise<FileText> {
  if (file.size > maxImportLength)
    return { ok: false, message: `${file.name} is larger than 5 MB: no request is that long.` }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
  return text.includes('\0')
    ? { ok: false, message: `${file.name} is not a text.` }
    : { ok: true, text }
}
