import { useShallow } from 'zustand/react/shallow'

import type { RequestSettings } from '../../client/commands/next-request.ts'
import { useWorkspace } from '../access/client-context.tsx'

/** What goes into every request; a draft that is typed changes nothing of it. */
export const useRequestSettings = (): RequestSettings =>
  useWorkspace(
    useShallow(({ choice, params, system, stream, extraBody }) => ({
      choice,
      params,
      system,
      stream,
      extraBody,
    })),
  )
