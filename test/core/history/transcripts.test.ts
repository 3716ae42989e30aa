import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hourMs } from '../../../electron/core/history/rollup.ts'
import {
  hourlyForMs,
  type KeptTranscript,
  supersededTranscripts,
  transcriptId,
  transcriptIdMs,
  transcriptIdPattern,
} from '../../../electron/core/history/transcripts.ts'
import { idSchema } from '../../../electron/core/model/monitor.ts'
import type { State } from '../../../electron/core/model/verdict.ts'

const minuteMs = 60_000

/** `u d g ?`: up, down, degraded, unknown, a minute apart; returns the same with a dot for each that may go. */
function kept(walk: string, stepMs = minuteMs, nowMs = walk.length * stepMs): string {
  const names: Record<string, State> = { u: 'up', d: 'down', g: 'degraded', '?': 'unknown' }
  const list = [...walk].map((letter, i): KeptTranscript => {
    return { state: names[letter] ?? 'unknown', trigger: 'scheduled', startedAtMs: i * stepMs }
  })
  const gone = new Set(supersededTranscripts(list, nowMs))
  return list.map((one, i) => (gone.has(one) ? '.' : walk[i])).join('')
}

describe('which transcripts are kept', () => {
  test.each([
    ['the only one', 'u', 'u'],
    ['the first of the hour and the newest', 'uuuuu', 'u...u'],
    ['every failure, and the last good one before it', 'uuuuddguuu', 'u..uddg..u'],
    ['the good one before each failure', 'uuduuduu', 'uud.ud.u'],
    ['what observed nothing is thinned like good ones', 'u????u', 'u?...u'],
    ['an unobserved one does not stand in for the last good one', 'uu?d', 'u.?d'],
  ])('%s', (_name, walk, expected) => {
    expect(kept(walk)).toBe(expected)
  })

  test('one good one per hour', () => {
    expect(kept('uuuuuuuu', hourMs / 2)).toBe('u.u.u.uu')
  })

  test('after two days one good one per day, failures all', () => {
    const walk = `${'u'.repeat(24)}${'d'.repeat(3)}${'u'.repeat(21)}`
    expect(kept(walk, hourMs, 48 * hourMs + hourlyForMs + 1)).toBe(`u${'.'.repeat(22)}udddu${'.'.repeat(19)}u`)
  })

  test('what a person or an incident asked for stays', () => {
    const base = { state: 'up', startedAtMs: 0 } as const
    const list: KeptTranscript[] = [
      { ...base, trigger: 'scheduled' },
      { ...base, trigger: 'manual' },
      { ...base, trigger: 'confirmation' },
      { ...base, trigger: 'scheduled', incidentId: 'i1' },
      { ...base, trigger: 'scheduled' },
      { ...base, trigger: 'scheduled' },
    ]
    expect(supersededTranscripts(list, 0)).toEqual([list[4]])
  })

  test('thinning what is already thinned changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('u', 'd', 'g', '?'), { maxLength: 80 }), (letters) => {
        const list = letters.map((letter, i): KeptTranscript => {
          const state: State = letter === 'u' ? 'up' : letter === 'd' ? 'down' : letter === 'g' ? 'degraded' : 'unknown'
          return { state, trigger: 'scheduled', startedAtMs: i * 7 * minuteMs }
        })
        const nowMs = list.length * 7 * minuteMs
        const gone = new Set(supersededTranscripts(list, nowMs))
        const rest = list.filter((one) => !gone.has(one))
        expect(rest.filter(({ state }) => state === 'down')).toEqual(list.filter(({ state }) => state === 'down'))
        expect(rest.at(-1)).toBe(list.at(-1))
        expect(supersededTranscripts(rest, nowMs)).toEqual([])
      }),
    )
  })
})

describe('identifiers', () => {
  test('sort by time, then by counter, and tell their time', () => {
    const moments = fc.record({ atMs: fc.nat(9_000_000_000_000), counter: fc.nat(36 ** 4 - 1) })
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        const [idA, idB] = [transcriptId(a.atMs, a.counter), transcriptId(b.atMs, b.counter)]
        expect(Math.sign(idA < idB ? -1 : idA > idB ? 1 : 0)).toBe(Math.sign(a.atMs - b.atMs || a.counter - b.counter))
        expect(transcriptIdMs(idA)).toBe(a.atMs)
        expect(idA).toMatch(transcriptIdPattern)
        expect(idSchema.safeParse(idA).success).toBe(true)
      }),
    )
  })
})
