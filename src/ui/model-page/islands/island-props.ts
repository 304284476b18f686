import type { Client } from '../../../client/client.ts'

/** Beside its own props, every island has the client: null before the page runs, and while it is built. */
export type IslandProps<Props> = Props & { readonly client: Client | null }
