/** `256K`, `200K`, `1M`: as vendors say it, who count in 1,024 or in 1,000. */
export function formatContext(tokens: number): string {
  const kilo = tokens % 1000 === 0 ? 1000 : 1024
  const thousands = tokens / kilo
  return thousands < kilo
    ? `${Math.round(thousands)}K`
    : `${Number((thousands / kilo).toFixed(1))}M`
}
