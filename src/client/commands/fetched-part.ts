import type { CommandContext } from './context.ts'

export const notFetched =
  'A part of this page could not be fetched. Reload the page to get it, and try again.'

/** Commands of a part, as they are before it is fetched: undefined when it could not be. */
type Fetched<Part, Name extends keyof Part> = {
  readonly [N in Name]: Part[N] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Promise<Awaited<Answer> | undefined>
    : never
}

/**
 * Commands that a first question does not need: what does them is fetched with the first of them
 * that is given, and again with the next one when that failed, which is said.
 */
export function fetchCommands<
  Part extends { readonly [N in Name]: (...given: never[]) => unknown },
  Name extends keyof Part & string,
>(
  { notices }: Pick<CommandContext, 'notices'>,
  names: readonly Name[],
  fetchPart: () => Promise<Part>,
): Fetched<Part, Name> {
  let fetching: Promise<Part | null> | null = null
  const fetchOnce = async () => {
    const part = await fetchPart().catch(() => null)
    if (part === null) {
      fetching = null
      notices.setState({ failure: notFetched })
    } else if (notices.getState().failure === notFetched) notices.setState({ failure: '' })
    return part
  }
  const commandOf =
    (name: Name) =>
    async (...given: never[]) =>
      (await (fetching ??= fetchOnce()))?.[name](...given)
  // A computed name is a string to the compiler.
  return Object.fromEntries(names.map((name) => [name, commandOf(name)])) as Fetched<Part, Name>
}
