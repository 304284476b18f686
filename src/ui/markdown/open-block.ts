import { createContext, useContext } from 'react'

const OpenBlock = createContext(false)

export const OpenBlockProvider = OpenBlock

/** Whether the block round this is still being written, its closing fence not seen. */
export const useIsOpenBlock = (): boolean => useContext(OpenBlock)
