import type { Plugin } from 'vite'

/** Vite copies every variable with this prefix into the app that everybody can download. */
const published = 'VITE_'

/** The names of variables that would put a secret into the browser's files. */
export function findPublishedSecrets(environment: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(environment).filter(
    (name) => name.startsWith(published) && /KEY|TOKEN|SECRET/i.test(name),
  )
}

/** A key belongs to the proxy. One that is about to be published stops the build instead. */
export function refuseSecrets(): Plugin {
  return {
    name: 'verbatim:refuse-secrets',
    configResolved(config) {
      const found = findPublishedSecrets({ ...process.env, ...config.env })
      if (found.length === 0) return
      throw new Error(
        `${found.join(', ')} would be copied into the app, where anybody can read it. ` +
          `Rename it without ${published}: keys stay on the server.`,
      )
    },
  }
}
