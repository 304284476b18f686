import { configure } from '@testing-library/react'

// Menus, dialogs and much else come by a dynamic import, which takes seconds on a busy machine. The
// default of one second fails tests there that have nothing wrong with them.
configure({ asyncUtilTimeout: 10_000 })
