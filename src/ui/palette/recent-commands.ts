/** The ids of what was run from the palette, the latest first: for as long as the page lives. */
export interface RecentCommands {
  readonly ids: () => readonly string[]
  readonly note: (id: string) => void
}

const mostKept = 5

export function createRecentCommands(): RecentCommands {
  let ids: readonly string[] = []
  return {
    ids: () => ids,
    note: (id) => {
      ids = [id, ...ids.filter((each) => each !== id)].slice(0, mostKept)
    },
  }
}
