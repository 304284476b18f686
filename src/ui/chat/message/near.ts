import { createContext, useContext } from 'react'

const NearContext = createContext(true)

/** Whether the messages within are in view, or were, or are about to be. */
export const NearProvider = NearContext.Provider

/**
 * Whether this message is near the view. What can only be done with a message in view (its buttons
 * are half of its elements) is there from then on; what can be read is always there.
 */
export const useIsNear = (): boolean => useContext(NearContext)
