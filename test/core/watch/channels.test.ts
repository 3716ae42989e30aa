import { describe, expect, test } from 'vitest'
import type { Incident, Notice } from '../../../electron/core/model/incident.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { createBench, type Script } from './bench.ts'

const minute = 60_000

function told(script: Script = {}, deliver: () => Promise<void> = async () => undefined) {
  const given: { notice: Notice; incident: Incident; channelIds: readonly string[] | undefined }[] = []
  const channels = {
    deliver(notice: Notice, incident: Incident, channelIds: readonly string[] | undefined) {
      given.push({ notice, incident, channelIds })
      return deliver()
    },
  }
  const bench = createBench({ answer: () => ({ status: 503 }), ...script, change: { channels, ...script.change } })
  return { bench, given, kinds: () => given.map(({ notice }) => notice.kind) }
}

describe('channels beside the desktop notification', () => {
  test('get a notice after it was stored, whatever the notifier does', async () => {
    const { bench, given } = told({ show: () => Promise.reject(new Error('no daemon')) })
    bench.watch.start()
    await bench.clock.advance(minute)
    expect(given).toHaveLength(1)
    expect(given[0]).toMatchObject({ notice: { kind: 'opened', delivery: 'pending' }, channelIds: undefined })
    const [incident] = bench.incidents.values()
    expect(incident?.notices[0]).toMatchObject({ delivery: 'failed', problem: 'no daemon' })
  })

  test('get it while notifications are switched off, and the timeline says that nothing was shown here', async () => {
    const settings = settingsSchema.parse({ notifications: { enabled: false } })
    const { bench, kinds } = told({ change: { settings: () => settings } })
    bench.watch.start()
    await bench.clock.advance(minute)
    expect(kinds()).toEqual(['opened'])
    expect(bench.shown).toEqual([])
    const [incident] = bench.incidents.values()
    expect(incident?.notices[0]?.delivery).toBe('skipped')
    expect(incident?.timeline.at(-1)?.text).toBeDefined()
    expect(incident?.timeline.map(({ text }) => text)).toContain(
      'Not shown on this computer: notifications are switched off in settings.',
    )
  })

  test('are told of an acknowledgement, which nobody here is', async () => {
    const { bench, kinds } = told()
    bench.watch.start()
    await bench.clock.advance(minute)
    const [incident] = bench.incidents.values()
    await bench.watch.acknowledge(incident?.id ?? '', { by: 'Ada' })
    await bench.clock.advance(1_000)
    expect(kinds()).toEqual(['opened', 'acknowledged'])
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened'])
    const acknowledged = bench.incidents.get(incident?.id ?? '')
    expect(acknowledged?.notices[1]).toMatchObject({ delivery: 'skipped', body: 'Ada is on it.' })
  })

  test('that do not take it keep no notification back, and get it again after a restart', async () => {
    const never = () => new Promise<void>(() => undefined)
    const { bench, given } = told({ show: never as never }, never)
    bench.watch.start()
    await bench.clock.advance(10_000)
    expect(bench.shown).toHaveLength(1)
    const killed = bench.watch.stop()
    await bench.clock.advance(2_000)
    await killed
    bench.restart().start()
    await bench.clock.advance(1_000)
    expect(given.map(({ notice }) => notice.id)).toEqual([given[0]?.notice.id, given[0]?.notice.id])
  })

  test('whose port throws are a problem that is told, and watching goes on', async () => {
    const { bench } = told({}, () => Promise.reject(new Error('outbox broken')))
    bench.watch.start()
    await bench.clock.advance(2 * minute)
    expect(bench.problems).toContain('channels: outbox broken')
    expect(bench.shown).toHaveLength(1)
  })
})
