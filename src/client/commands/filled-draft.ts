/** What is being written, and below it what was chosen for it; it is not put there twice. */
export function filledDraft(draft = '', text: string): string {
  if (draft.trim() === '' || draft === text) return text
  return `${draft.trimEnd()}\n\n${text}`
}
