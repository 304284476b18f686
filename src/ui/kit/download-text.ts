/** Hands the text to the browser as a file. */
export function downloadText(name: string, text: string): void {
  // Windows PowerShell reads a script without this mark in the code page of old Windows.
  const mark = name.endsWith('.ps1') ? '\ufeff' : ''
  downloadBlob(name, new Blob([mark, text], { type: 'text/plain' }))
}

/** Hands the content to the browser as a file. */
export function downloadBlob(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the file over by the next turn; some need the address until then.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
