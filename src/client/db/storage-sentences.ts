/** What the user is told of storage trouble. */
export const storageSentences = {
  unavailable:
    'This browser keeps nothing for this page: conversations last until you close it. Copy what you want to keep.',
  failing:
    'The last change could not be saved: the storage of this browser is full or failing. It stays on this page until you close it.',
  emptied:
    'This browser has thrown away chats that it kept for this page. What is open here is still there: go on with it to keep it, or export it.',
  notLoaded:
    'The part of this page that keeps chats could not be loaded, so nothing can be sent. Reload the page.',
  outdated:
    'A newer Verbatim is open in another tab, so this one no longer saves. Reload it to go on.',
} as const
