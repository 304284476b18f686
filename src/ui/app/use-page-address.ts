import { useEffect } from 'react'

import type { Client } from '../../client/client.ts'
import { findModel, findModelByPath } from '../../core/catalog/catalog.ts'
import { pathOf } from '../../core/catalog/paths.ts'

/**
 * The address names the model that was chosen, so that it can be passed on, and a reload asks the same
 * one. A model without a page of its own has the front page. No step of the browser's history is
 * made: Back leaves the playground, as it did before.
 */
export function usePageAddress({ workspace }: Client): void {
  useEffect(() => {
    const show = () => {
      const { providerId, modelId } = workspace.getState().choice
      const model = findModel(providerId, modelId)
      const path = model ? pathOf(model) : '/'
      if (location.pathname !== path) history.replaceState(history.state, '', path)
    }
    const stop = workspace.subscribe(({ choice: now }, { choice: before }) => {
      if (now.providerId !== before.providerId || now.modelId !== before.modelId) show()
    })
    // Back, which closed a sheet in which the model was chosen, leads to the address from before.
    const onBack = () => {
      if (findModelByPath(location.pathname)) show()
    }
    window.addEventListener('popstate', onBack)
    return () => {
      stop()
      window.removeEventListener('popstate', onBack)
    }
  }, [workspace])
}
