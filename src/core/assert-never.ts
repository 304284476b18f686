/** The end of an exhaustive `switch`: unreachable while the closed set and its handlers agree. */
export function assertNever(value: never): never {
  throw new Error(`Not a member of the closed set: ${JSON.stringify(value)}`)
}
