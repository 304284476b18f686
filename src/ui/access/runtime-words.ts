import type { LocalRuntime, LocalRuntimeState } from '../../core/protocol/health.ts'
import { countedModels } from '../kit/format-numbers.ts'
import type { MarkState } from '../kit/state-mark.tsx'

const marks: Readonly<Record<LocalRuntimeState, MarkState>> = {
  ready: 'ready',
  'no-models': 'limited',
  'needs-key': 'limited',
  starting: 'starting',
  absent: 'none',
}

export const markOfRuntime = ({ state, problem }: LocalRuntime): MarkState =>
  problem === undefined ? marks[state] : 'trouble'

/** How a runtime stands, as it follows its name: `ready, 3 models`. */
export function runtimeWords({ state, modelCount, problem }: LocalRuntime): string {
  if (problem !== undefined) return 'was not looked for'
  switch (state) {
    case 'ready':
      return `ready, ${countedModels(modelCount)}`
    case 'no-models':
      return 'is running but has no models'
    case 'needs-key':
      return 'is running and asks for its key, in .env'
    case 'starting':
      return 'is loading its model'
    case 'absent':
      return 'not running'
  }
}
