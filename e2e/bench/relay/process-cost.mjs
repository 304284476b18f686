import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second, on every machine it runs on. */
const ticksPerSecond = 100
const pageBytes = 4096

function readFromProc(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    rssBytes: Number(fields[21]) * pageBytes,
  }
}

/** `[dd-]hh:mm:ss` or `mm:ss.cc`, as `ps` of macOS and the BSDs print it. */
const parsePsTime = (text) =>
  text.split(/[-:]/).reduce((seconds, part, index, parts) => {
    const isDays = parts.length === 4 && index === 0
    return isDays ? Number(part) * 24 : seconds * 60 + Number(part)
  }, 0)

function readFromPs(pid) {
  const [time, rss] = execFileSync('ps', ['-o', 'time=,rss=', '-p', String(pid)], {
    encoding: 'utf8',
  })
    .trim()
    .split(/\s+/)
  return { cpuSeconds: parsePsTime(time), rssBytes: Number(rss) * 1024 }
}

/** Processor time of all threads of a process since its start, and its resident memory. */
export const readCost = process.platform === 'linux' ? readFromProc : readFromPs

/** Looks at the memory twice a second until told to stop; then the most that was seen. */
export function watchRss(pid) {
  let peak = readCost(pid).rssBytes
  const timer = setInterval(() => {
    peak = Math.max(peak, readCost(pid).rssBytes)
  }, 500)
  return () => {
    clearInterval(timer)
    return Math.max(peak, readCost(pid).rssBytes)
  }
}
