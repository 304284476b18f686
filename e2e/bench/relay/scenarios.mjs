/**
 * `streams` at a time, or `requests` one after another; `chunks` of each answer, `perSecond` of
 * them; `warmUps` rounds of short answers before anything is counted.
 */
export function scenariosFor(isFull, hasPipe) {
  const relays = [...(hasPipe ? ['pipe'] : []), 'http-proxy', 'verbatim']
  return [
    // Direct too: what a relay adds is the difference.
    {
      name: 'first byte',
      peers: ['direct', ...relays],
      streams: 1,
      requests: isFull ? 200 : 60,
      chunks: 2,
      perSecond: 0,
      warmUps: 5,
    },
    {
      name: '100 streams',
      peers: relays,
      streams: 100,
      chunks: 200,
      perSecond: 50,
      warmUps: 1,
    },
    {
      name: '1,000 streams',
      peers: relays,
      streams: 1000,
      chunks: isFull ? 200 : 120,
      perSecond: 20,
      warmUps: 0,
    },
  ]
}
