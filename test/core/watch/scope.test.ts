import { describe, expect, test } from 'vitest'
import type { Incident } from '../../../electron/core/model/incident.ts'
import type { ProbeRequest } from '../../../electron/core/ports.ts'
import { createBench, monitorOf, type Script } from './bench.ts'

const headers = [{ name: 'Authorization', value: 'Bearer {{secret:v.key}}' }]
const keyed = (id: string) => ({ request: { ...monitorOf(id).monitor.request, headers } })
const secret: Script['secret'] = async (name) => ({ kind: 'value', value: `value-of-${name}-long` })
const keyOf = ({ request }: ProbeRequest) => /value-of-(.*)-long/.exec(request.headers[0]?.value ?? '')?.[1]

function start(script: Script) {
  const bench = createBench({ secret, ...script, change: { pairedProbes: true, ...script.change } })
  bench.watch.start()
  const open = (): Incident | undefined => [...bench.incidents.values()].at(-1)
  const rows = () => open()?.scope?.evidence.map(({ source, outcome }) => `${source} ${outcome}`)
  const paired = () => bench.transcripts.filter(({ trigger }) => trigger === 'scope')
  return { ...bench, open, rows, paired }
}

describe('paired probes', () => {
  test('run once, when a failure is confirmed; their verdict is in the alert, the timeline and the incident', async () => {
    const monitors = [monitorOf('a', { ...keyed('a'), secondKey: 'v.second' })]
    const bench = start({ monitors, answer: () => ({ status: 500 }) })
    await bench.clock.advance(90_000)
    const { scope, timeline, notices, transcriptIds } = bench.open() ?? {}
    expect(scope?.sentence).toBe(
      'Possibly vendor-wide: the call fails without the key too, so it is not our key; no other endpoint was compared.',
    )
    expect(bench.rows()).toEqual(['same-call failed', 'without-key failed', 'second-key failed'])
    expect(scope?.evidence.map(({ text }) => text)).toEqual([
      '500 in 50 ms.',
      '500 in 50 ms.',
      '500 in 50 ms with v.second.',
    ])
    expect(timeline?.filter(({ kind }) => kind === 'scope').map(({ text }) => text)).toEqual([scope?.sentence])
    expect(bench.shown[0]?.body).toContain(scope?.sentence)
    expect(notices?.[0]?.body).toContain(scope?.sentence)
    const paired = bench.paired()
    expect(paired.map(({ monitorName }) => monitorName).toSorted()).toEqual([
      'a once more',
      'a with the second key',
      'a without the key',
    ])
    expect(scope?.evidence.map(({ transcriptId }) => transcriptId).toSorted()).toEqual(
      paired.map(({ id }) => id).toSorted(),
    )
    expect(paired.every(({ incidentId, monitorId }) => incidentId === bench.open()?.id && monitorId === 'a')).toBe(true)
    expect(paired.some(({ id }) => transcriptIds?.includes(id))).toBe(false)
    expect(bench.samples.some(({ transcriptId }) => paired.some(({ id }) => id === transcriptId))).toBe(false)
    expect(JSON.stringify([paired, bench.open()])).not.toContain('value-of')
    await bench.watch.stop()
  })

  test('send every key where it belongs, and nothing but what is planned', async () => {
    const sent: (string | undefined)[] = []
    const answer: Script['answer'] = (_, n, __, asked) => {
      if (n >= 4 && n < 7) sent.push(keyOf(asked))
      return { status: keyOf(asked) === 'v.key' ? 500 : keyOf(asked) ? 200 : 401 }
    }
    const bench = start({ monitors: [monitorOf('a', { ...keyed('a'), secondKey: 'v.second' })], answer })
    await bench.clock.advance(50_000)
    expect(sent.toSorted()).toEqual(['v.key', 'v.second', undefined])
    expect(bench.open()?.scope).toMatchObject({ kind: 'account', confidence: 'certain' })
    expect(bench.paired().find(({ monitorName }) => monitorName === 'a without the key')?.verdict).toMatchObject({
      state: 'up',
      sentence: 'Refused without the key, as expected',
    })
    await bench.watch.stop()
  })

  test('never repeat a refused key', async () => {
    const sent: (string | undefined)[] = []
    const answer: Script['answer'] = (_, __, ___, asked) => {
      sent.push(keyOf(asked))
      return { status: 401 }
    }
    const bench = start({ monitors: [monitorOf('a', keyed('a')), monitorOf('b', keyed('b'))], answer })
    await bench.clock.advance(50_000)
    expect(sent.filter((key) => key === 'v.key')).toHaveLength(4)
    expect(bench.open()?.scope).toMatchObject({ kind: 'account', confidence: 'likely' })
    await bench.watch.stop()
  })

  test('are not sent while the vendor wants us to wait, and are made up for when it no longer does', async () => {
    let wait = true
    const monitors = [monitorOf('a', keyed('a')), monitorOf('b', { intervalMs: 600_000 })]
    const answer: Script['answer'] = (id) => (id === 'b' ? { status: wait ? 429 : 200 } : { status: 500 })
    const bench = start({ monitors, answer })
    await bench.clock.advance(60_000)
    expect(bench.paired()).toEqual([])
    expect(bench.open()?.scope?.evidence[0]).toMatchObject({ source: 'same-call', outcome: 'not-asked' })
    wait = false
    await bench.clock.advance(600_000)
    expect(bench.rows()).toContain('same-call failed')
    expect(bench.paired()).toHaveLength(2)
    await bench.watch.stop()
  })

  test('are few, however many monitors of a vendor fail together, and hold up no confirmation', async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `m${n}`)
    const answer: Script['answer'] = (_, n) => ({ status: 500, ...(n >= 4 && { tookMs: 10_000 }) })
    const bench = start({ monitors: ids.map((id) => monitorOf(id, keyed(id))), answer })
    await bench.clock.advance(68_000)
    expect(bench.incidents.size).toBe(40)
    expect(new Set(bench.paired().map(({ monitorId }) => monitorId)).size).toBe(3)
    const kinds = [...bench.incidents.values()].map(({ scope }) => scope?.kind)
    expect(kinds.filter((kind) => kind === 'vendor-wide')).toHaveLength(40)
    const told = [...bench.incidents.values()].map(
      ({ openedAtMs, notices }) => (notices[0]?.deliveredAtMs ?? 0) - openedAtMs,
    )
    expect(Math.max(...told)).toBeLessThanOrEqual(1_500)
    await bench.watch.stop()
  })

  test('with other methods than GET need leave; scope: off sends nothing and still judges what is known', async () => {
    const post = { request: { ...keyed('a').request, method: 'POST' as const } }
    const answer: Script['answer'] = () => ({ status: 500 })
    const unasked = start({ monitors: [monitorOf('a', post)], answer })
    await unasked.clock.advance(60_000)
    expect(unasked.paired()).toEqual([])
    expect(unasked.open()?.scope?.evidence[0]?.text).toBe(
      'Not repeated: POST calls are only where the monitor allows it.',
    )
    const allowed = start({ monitors: [monitorOf('a', { ...post, scope: { anyMethod: true } })], answer })
    await allowed.clock.advance(60_000)
    expect(allowed.paired()).toHaveLength(2)
    const off = start({ monitors: [monitorOf('a', { ...keyed('a'), scope: { off: true } }), monitorOf('b')], answer })
    await off.clock.advance(120_000)
    expect(off.paired().map(({ monitorName }) => monitorName)).toEqual(['b once more'])
    const ofA = [...off.incidents.values()].find(({ monitorId }) => monitorId === 'a')
    expect(ofA?.scope).toMatchObject({ kind: 'vendor-wide', confidence: 'possible' })
    for (const bench of [unasked, allowed, off]) await bench.watch.stop()
  })

  test('that hang do not hold the alert back for long; the verdict comes after it', async () => {
    const answer: Script['answer'] = (_, n) => (n < 4 ? { status: 500 } : { failure: 'timeout', tookMs: 10_000 })
    const bench = start({ monitors: [monitorOf('a', keyed('a'))], answer })
    const toldAtMs = () => bench.open()?.notices[0]?.deliveredAtMs ?? 0
    await bench.clock.advance(70_000)
    const { openedAtMs = 0, notices, scope } = bench.open() ?? {}
    expect(toldAtMs() - openedAtMs).toBe(1_500)
    expect(notices?.[0]?.body).not.toContain('ossibly')
    expect(scope?.kind).toBe('vendor-wide')
    expect((scope?.decidedAtMs ?? 0) - openedAtMs).toBeGreaterThan(9_000)
    await bench.watch.stop()
  })
})

describe('what happens around an incident', () => {
  const two = () => [monitorOf('a', keyed('a')), monitorOf('b', keyed('b'))]
  const far = () => ({ ...monitorOf('far'), monitor: { ...monitorOf('far').monitor, vendorId: 'elsewhere' } })

  test('another monitor is asked at once, and its later failure changes the verdict', async () => {
    let all = false
    const answer: Script['answer'] = (id, _, __, asked) =>
      id === 'far' || (id === 'b' && !all) ? { status: 200 } : { status: keyOf(asked) ? 500 : 401 }
    const bench = start({ monitors: [...two(), far()], answer })
    await bench.clock.advance(60_000)
    const ofA = () => [...bench.incidents.values()].find(({ monitorId }) => monitorId === 'a')
    expect(ofA()?.scope).toMatchObject({ kind: 'product', confidence: 'likely' })
    expect(ofA()?.scope?.evidence.find(({ monitorId }) => monitorId === 'b')).toMatchObject({
      outcome: 'passed',
      key: 'same',
    })
    all = true
    await bench.clock.advance(120_000)
    expect(ofA()?.scope).toMatchObject({ kind: 'account', confidence: 'possible' })
    expect(ofA()?.timeline.filter(({ kind }) => kind === 'scope')).toHaveLength(2)
    const text = ofA()?.scope?.evidence.find(({ source }) => source === 'other-vendors')?.text
    expect(text).toBe('The one that was probed since answers.')
    await bench.watch.stop()
  })

  test('recovery is evidence too, and what failed with it still counts', async () => {
    let broken = true
    const answer: Script['answer'] = () => ({ status: broken ? 500 : 200 })
    const bench = start({ monitors: two(), answer })
    await bench.clock.advance(120_000)
    broken = false
    await bench.clock.advance(300_000)
    for (const { state, scope } of bench.incidents.values()) {
      expect(state).toBe('closed')
      expect(scope).toMatchObject({ kind: 'vendor-wide', confidence: 'likely' })
      expect(scope?.evidence.at(-1)?.text).toBe('The call passes again.')
    }
    await bench.watch.stop()
  })

  test('a restart goes on with what was found, and makes up for what was cut short', async () => {
    const answer: Script['answer'] = (_, n) => (n < 4 ? { status: 500 } : { status: 500, never: n < 7 })
    const bench = start({ monitors: [monitorOf('a', keyed('a'))], answer })
    await bench.clock.advance(8_000)
    await bench.watch.stop()
    expect(bench.open()?.scope).toBeUndefined()
    const again = bench.restart({ pairedProbes: true })
    again.start()
    await bench.clock.advance(300_000)
    expect(bench.rows()).toEqual(['same-call failed', 'without-key failed'])
    await again.stop()
  })
})
