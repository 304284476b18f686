import type { Plugin } from 'vite'

/** The comment by which V8 compiles a whole file while it arrives (Chromium 136; others ignore it). */
const hint = '//# allFunctionsCalledOnLoad\n'

/**
 * Left to itself V8 compiles a function at its first call, in the thread that calls it. A file of
 * which nearly all runs at once is better compiled in another thread, while it arrives.
 * @param names of such chunks
 */
export function compileEarly(names: readonly string[]): Plugin {
  return {
    name: 'verbatim:compile-early',
    generateBundle: {
      // The comment counts at the very beginning only: after all who put something there.
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk' && names.includes(file.name)) file.code = hint + file.code
      },
    },
  }
}
