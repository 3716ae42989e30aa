import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeColumns, encodeColumns } from '../../../electron/core/history/columns.ts'
import { decodeSample, encodeSample, phaseOrder } from '../../../electron/core/history/row.ts'
import { transcriptId } from '../../../electron/core/history/transcripts.ts'
import { phaseNames } from '../../../electron/core/model/exchange.ts'
import { type Sample, sampleSchema } from '../../../electron/core/model/sample.ts'
import { samples } from './samples.ts'

describe('rows', () => {
  test('every sample comes back as it was, from one line', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const line = encodeSample(sample)
        expect(line).not.toContain('\n')
        expect(decodeSample(line)).toEqual(sample)
        expect(sampleSchema.safeParse(decodeSample(line)).success).toBe(true)
      }),
    )
  })

  test('every phase of the model has its place', () => {
    expect([...phaseOrder].sort()).toEqual([...phaseNames].sort())
  })

  test('a plain passing probe takes less than 90 bytes', () => {
    const line = encodeSample({
      ...{ atMs: 1_795_000_000_000, coversMs: 45_000, state: 'up', reason: 'ok', totalMs: 123.456, status: 200 },
      phases: { dns: 1.5, tcp: 10.25, tls: 20.125, wait: 80.5, download: 1.25 },
    })
    expect(line.length).toBeLessThan(90)
  })

  test.each([
    '',
    'null',
    '{}',
    '[]',
    '[1,2]',
    '[1,2,"sideways","ok"]',
    '["1",2,"up","ok"]',
    '[1,2,"up","ok"',
    '\0\0\0',
  ])('is not a row: %j', (line) => {
    expect(decodeSample(line)).toBeNull()
  })

  test('no rubbish makes the reader throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        const sample = decodeSample(line)
        expect(sample === null || typeof sample.atMs === 'number').toBe(true)
      }),
    )
  })
})

describe('columns', () => {
  const rowsOf = (made: Sample[]) => made.map((sample) => decodeSample(encodeSample(sample)))

  test('every block comes back as its rows would', () => {
    fc.assert(
      fc.property(fc.array(samples, { maxLength: 60 }), (made) => {
        expect(decodeColumns(encodeColumns(made))).toEqual(rowsOf(made))
      }),
    )
  })

  test('identifiers of transcripts that follow from their row come back too', () => {
    const made = Array.from({ length: 50 }, (_, i): Sample => {
      const atMs = 1_795_000_000_000 + i * 60_000
      return { atMs, coversMs: 90_000, state: 'up', reason: 'ok', transcriptId: transcriptId(atMs, 36 ** 4 - 25 + i) }
    })
    expect(decodeColumns(encodeColumns(made))).toEqual(made)
    expect(encodeColumns(made).length).toBeLessThan(50 * 10)
  })

  test('no rubbish makes the reader throw or run away', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(decodeColumns(bytes).length).toBeLessThanOrEqual(4_096)
      }),
    )
    const block = encodeColumns([{ atMs: 1, coversMs: 2, state: 'up', reason: 'ok', totalMs: 5, phases: { dns: 1 } }])
    for (let cut = 0; cut <= block.length; cut++) expect(decodeColumns(block.subarray(0, cut))).toBeInstanceOf(Array)
  })
})
