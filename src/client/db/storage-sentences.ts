/** What the user is told of storage trouble, by what every page loads. */
export const storageSentences = {
  failing:
    'The last change could not be saved: the storage of this browser is full or failing. It stays on this page until you close it.',
  notLoaded:
    'The part of this page that keeps chats could not be loaded, so nothing can be sent. Reload the page.',
} as const
