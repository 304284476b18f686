/** What the user is told of a disk that is not there, or not what it was. The rest: `storageSentences`. */
export const diskSentences = {
  unavailable:
    'This browser keeps nothing for this page: conversations last until you close it. Copy what you want to keep.',
  emptied:
    'This browser has thrown away chats that it kept for this page. What is open here is still there: go on with it to keep it, or export it.',
  outdated:
    'A newer Verbatim is open in another tab, so this one no longer saves. Reload it to go on.',
} as const
