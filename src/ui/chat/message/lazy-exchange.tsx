import { lazy, Suspense, type ComponentProps, type ReactElement } from 'react'

// Opened rarely: it need not be in the first load.
const ExchangeDialog = lazy(async () => {
  const { ExchangeDialog: Dialog } = await import('./exchange-dialog.tsx')
  return { default: Dialog }
})

/** The dialog with the request and the response of an answer, fetched when it is first opened. */
export const LazyExchange = (props: ComponentProps<typeof ExchangeDialog>): ReactElement => (
  <Suspense fallback={null}>
    <ExchangeDialog {...props} />
  </Suspense>
)
