import type { ReactElement, ReactNode } from 'react'

/** Said by a screen reader, not drawn. */
export const VisuallyHidden = ({ children }: { readonly children: ReactNode }): ReactElement => (
  <span className="visually-hidden">{children}</span>
)
