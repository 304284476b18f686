import type { Provider } from '../providers/provider.ts'
import type { ProxyContext } from './context.ts'

/** Whether it is to be a runtime of this machine, and what listens at its port is something else. */
export const isStranger = async (
  { localRuntimes }: ProxyContext,
  provider: Provider,
): Promise<boolean> => provider.row.isLocal && !(await localRuntimes.isRecognised(provider))

export const describeStranger = ({ row }: Provider): string => `${row.name} is not running.`
