import type { RequestToLoad } from './commands.ts'
import type { CommandContext } from './context.ts'

/** Few pages ever load a request from elsewhere: what does it is fetched when one does. */
export async function loadRequest(context: CommandContext, request: RequestToLoad): Promise<void> {
  const actions = await import('./import-actions.ts').catch(() => null)
  if (actions) return actions.createImportActions(context).loadRequest(request)
  context.notices.setState({
    failure: 'The part that loads requests could not be fetched. Reload the page to get it.',
  })
}
