import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { look, scan } from '../../../renderer/incident/affected/jobs.ts'
import { readLog, UnreadableLog } from '../../../renderer/incident/affected/readLog.ts'

async function textOf(file: Blob): Promise<string> {
  let text = ''
  await readLog(file, {
    take(piece) {
      text += piece
      return true
    },
  })
  return text
}

const long = Array.from({ length: 40_000 }, (_, at) => `{"n":${at},"text":"größer ${'ü'.repeat(at % 7)}"}`).join('\n')

describe('a log is read piece by piece', () => {
  test.each<[string, () => Blob, string]>([
    ['plain, with letters across pieces', () => new Blob([long]), long],
    ['gzip', () => new Blob([gzipSync(long)]), long],
    [
      'several gzip files in one, as log rotation joins them',
      () => new Blob([gzipSync(long), gzipSync('\nmore')]),
      `${long}\nmore`,
    ],
    ['UTF-16 as spreadsheets write it', () => new Blob([Buffer.from('\ufeffid;ä\n', 'utf16le')]), 'id;ä\n'],
    ['a UTF-8 mark', () => new Blob(['\ufeffa,b']), 'a,b'],
    ['nothing', () => new Blob([]), ''],
  ])('%s', async (_, file, expected) => {
    expect(await textOf(file())).toBe(expected)
  })

  test('a compressed file that breaks off says so, after what came before', async () => {
    const whole = gzipSync(long)
    const cut = new Blob([whole.subarray(0, whole.length / 2)])
    let text = ''
    const reading = readLog(cut, {
      take(piece) {
        text += piece
        return true
      },
    })
    await expect(reading).rejects.toBeInstanceOf(UnreadableLog)
    expect(long.startsWith(text)).toBe(true)
    expect(text.length).toBeGreaterThan(1_000)
  })

  test('a bomb is not unpacked at once: reading stops when no more is wanted', async () => {
    const bomb = new Blob([gzipSync(Buffer.alloc(200_000_000))])
    let taken = 0
    await readLog(bomb, {
      take(piece) {
        taken += piece.length
        return false
      },
    })
    expect(taken).toBeLessThan(20_000_000)
  })

  test('cancelling ends it', async () => {
    const controller = new AbortController()
    let pieces = 0
    await readLog(new Blob([long]), {
      take() {
        pieces++
        controller.abort()
        return true
      },
      signal: controller.signal,
    })
    expect(pieces).toBe(1)
  })
})

test('from file to customers, with what is broken told', async () => {
  const at = (minute: number) => Date.UTC(2026, 10, 27, 3, minute)
  const rows = Array.from({ length: 30_000 }, (_, n) =>
    JSON.stringify({
      time: at(n % 60),
      url: 'https://api.northpay.example/x',
      status: n % 10 === 0 ? 503 : 200,
      customer: `c${n % 100}`,
    }),
  )
  rows.splice(100, 0, 'broken')
  const whole = gzipSync(rows.join('\n'))
  const file = new Blob([whole])
  const looked = await look(file)
  expect(looked).toMatchObject({ format: 'ndjson', records: 300 })
  const json = (name: string) => ({ from: 'json' as const, path: [name] })
  const spec = {
    format: looked.format,
    customer: json('customer'),
    time: json('time'),
    zone: 'utc' as const,
    host: { field: json('url'), names: ['northpay.example'] },
    failure: { status: json('status'), statusFrom: 400 },
    fromMs: at(0),
    toMs: at(59),
  }
  const result = await scan(file, spec, () => {})
  expect(result.counts).toMatchObject({ records: 30_000, calls: 30_000, failures: 3_000, malformed: 1 })
  expect(result.malformed).toEqual([{ line: 101, why: 'it is no JSON object' }])
  expect(result.customers).toHaveLength(10)
  const cut = await scan(new Blob([whole.subarray(0, whole.length - 2_000)]), spec, () => {})
  expect(cut.problem?.text).toContain('breaks off')
  expect(cut.counts.failures).toBeGreaterThan(1_000)
})

test('a HAR as browsers write it, over many lines and with large bodies, is known by its entries', async () => {
  const entry = {
    startedDateTime: '2026-11-27T03:12:00.000Z',
    request: { method: 'GET', url: 'https://api.northpay.example/x', headers: [{ name: 'X-Tenant', value: 't1' }] },
    response: { status: 503, content: { text: 'x'.repeat(3_000_000) } },
  }
  const har = JSON.stringify({ log: { version: '1.2', pages: [{ id: 'p' }], entries: [entry, entry] } }, null, 2)
  const looked = await look(new Blob([har]))
  expect(looked).toMatchObject({ format: 'har', records: 2 })
  expect(looked.fields.map(({ name }) => name)).toContain('request header X-Tenant')
})
