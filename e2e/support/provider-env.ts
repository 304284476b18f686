/** The variables that give a provider a key and send it to a server of the test's own. */
export function providerAt(providerId: string, baseUrl: string): Record<string, string> {
  const prefix = providerId.toUpperCase().replaceAll('-', '_')
  return { [`${prefix}_API_KEY`]: mockKey(providerId), [`${prefix}_BASE_URL`]: baseUrl }
}

/** A key that no text of ours contains: where it shows up, it has leaked. */
export const mockKey = (providerId: string): string => `sk-sentinel-${providerId}-4b1f09c2`
