/** What a provider does wrong: rows 13–19 and 45 of the list. */

const sometime = (random, tokens) => random.int(1, tokens - 5)

/** The provider ends an answer before its end, after so many tokens and a part of the next. */
const cutBy = (how) => async (scene) => {
  const { random } = scene
  const cut = { after: sometime(random, 40), bytes: random.int(0, 60), how: random.pick(how) }
  const script = scene.script({ tokens: 40, gapMs: 5, cut })
  const visit = await scene.visit()
  const page = await visit.open()
  await page.ask(script)
  const shown = await page.settled()
  const tokens = await scene.loggedTokens(visit, visit.runIds[0])
  const verdict = await scene.judge(visit, shown, script, { tokens, ends: ['cut off'] })
  if (!shown.buttons.includes('Continue')) verdict.others.push('Continue is not offered')
  return verdict
}

async function errorEvent(scene) {
  const cut = { after: sometime(scene.random, 40), how: 'error' }
  const script = scene.script({ tokens: 40, gapMs: 5, cut })
  const visit = await scene.visit()
  const page = await visit.open()
  await page.ask(script)
  const shown = await page.settled()
  return scene.judge(visit, shown, script, { tokens: cut.after, ends: ['error', 'cut off'] })
}

/** Two retries at most, by themselves, and they can be seen and called off. */
async function refusals(scene) {
  const { random } = scene
  const count = random.int(1, 3)
  const status = random.pick([429, 503, 529])
  const first = Array.from({ length: count }, () => ({ status, headers: { 'retry-after': '1' } }))
  const script = scene.script({ tokens: 20, gapMs: 5, first })
  const visit = await scene.visit()
  const page = await visit.open()
  await page.ask(script)
  const refused = await page.settled()
  const others = refused.buttons.includes('Stop waiting') ? [] : ['the wait cannot be called off']
  const isGivenUp = count === 3
  await scene.until('the last request', () => scene.requests(script).length > Math.min(count, 2))
  const end = isGivenUp ? 'error' : 'stop'
  const shown = await scene.until('the last answer', async () => {
    const now = await page.answer()
    return now && now.end === end && !now.buttons.includes('Stop waiting') && now
  })
  const expected = { ends: [end], requests: isGivenUp ? 3 : count + 1, tokens: isGivenUp ? 0 : 20 }
  const verdict = await scene.judge(visit, shown, script, expected)
  return { ...verdict, others: [...others, ...verdict.others] }
}

/** Silence, before the head or in the middle, until the user has had enough. */
async function silence(scene) {
  const { random } = scene
  const isBefore = random.next() < 0.5
  const silentAfter = random.int(1, 30)
  const script = scene.script(
    isBefore ? { tokens: 40, headersAfterMs: 60_000 } : { tokens: 40, gapMs: 3, silentAfter },
  )
  const visit = await scene.visit()
  const page = await visit.open()
  await page.ask(script)
  await scene.until('the request', () => scene.requests(script)[0])
  if (!isBefore) await page.shows(silentAfter)
  await page.stop()
  const shown = await page.settled()
  await scene.until('the closed socket', () => scene.requests(script)[0].closedAt, 5000)
  return scene.judge(visit, shown, script, {
    tokens: isBefore ? 0 : silentAfter,
    ends: ['stopped'],
  })
}

/**
 * The text is whole, but no reason why it ended came. `[DONE]` says that the line is over, not the
 * answer: cut off (law D3). `message_stop` says that the answer is.
 */
async function noReason(scene) {
  const script = scene.script({ tokens: 30, gapMs: 3, finish: 'null' })
  const visit = await scene.visit()
  const page = await visit.open()
  await page.ask(script)
  const shown = await page.settled()
  const ends = scene.dialectId === 'openai-chat' ? ['cut off'] : ['unknown', 'stop']
  return scene.judge(visit, shown, script, { ends, tokens: 30 })
}

async function thoughtsAlone(scene) {
  const tokens = scene.random.int(3, 25)
  const cut = { after: tokens, bytes: 0, how: 'fin' }
  const script = scene.script({ tokens: 40, gapMs: 3, reasoning: true, cut })
  const visit = await scene.visit()
  const page = await visit.open()
  await page.ask(script)
  const shown = await page.settled()
  const kept = new Set(shown.thoughts.match(/t\d{6}/g)).size
  const verdict = await scene.judge(visit, shown, script, { tokens: 0, ends: ['cut off'] })
  return { ...verdict, lost: verdict.lost + Math.max(0, tokens - kept) }
}

/** It dies after forty tokens: it was paid for, and is not asked again by itself. */
async function noSecondQuestion(scene) {
  const how = scene.random.pick(['error', 'reset', 'fin'])
  const script = scene.script({ tokens: 60, gapMs: 3, cut: { after: 40, how } })
  const visit = await scene.visit()
  const page = await visit.open()
  await page.ask(script)
  await page.settled()
  await page.page.waitForTimeout(6500) // longer than any wait before a retry that nobody asked for
  return scene.judge(visit, await page.answer(), script, { tokens: 40, ends: ['error', 'cut off'] })
}

export const providerRows = [
  { id: '13', what: 'the provider ends the stream without a word', play: cutBy(['fin', 'broken']) },
  { id: '14', what: 'the provider resets the connection', play: cutBy(['reset']) },
  { id: '15', what: 'an error event inside a 200 stream', play: errorEvent },
  { id: '16', what: '429, 503, 529 before the first byte', play: refusals },
  { id: '17', what: 'the provider falls silent; Stop', play: silence },
  { id: '18', what: 'a whole answer without finish_reason', play: noReason },
  { id: '19', what: 'thoughts alone, then the end', play: thoughtsAlone },
  { id: '45', what: 'the provider dies after 40 tokens', play: noSecondQuestion },
]
