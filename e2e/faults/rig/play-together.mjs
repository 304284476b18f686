/** Sums of thirds and quarters are never quite one. */
const tolerance = 1e-9

/**
 * Plays jobs side by side, each beginning in its turn as soon as there is room for it: most of the time
 * of each is waiting. No job overtakes another, so one that needs the room for itself comes to it.
 * @param jobs `share`: the part of the room that it takes, 1 is all · `play`: an async function
 * @returns what each came to, in their order; rejects with the first that rejects
 */
export async function playTogether(jobs) {
  let free = 1
  const playing = new Set()
  const results = []
  for (const { share, play } of jobs) {
    while (free + tolerance < share) await Promise.race(playing)
    free -= share
    const played = play().finally(() => {
      free += share
      playing.delete(played)
    })
    playing.add(played)
    results.push(played)
  }
  return Promise.all(results)
}
