/** The front door of `/models`. What it imported statically would be loaded by the playground too. */
void import('./start-catalogue.tsx')
