/** One file of the site that is made at build. Made when it is asked for: development needs one. */
export interface SiteFile {
  /** From the folder of the site, without a slash in front: `models/a/b/api.html`. */
  readonly name: string
  readonly make: () => string | Uint8Array | Promise<Uint8Array>
}

/**
 * Stands for the public origin in what is built. The server puts the real one in when it starts: one
 * build serves under any name (S3). Not a name of the Internet (RFC 2606).
 */
export const originPlaceholder = 'https://public-origin.invalid'

/** Where the page for unknown addresses names the models that are nearest to one. */
export const nearestPlace = '<!--nearest-->'
