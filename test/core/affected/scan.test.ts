import { describe, expect, test } from 'vitest'
import { holdsError, isFailedStatus } from '../../../electron/core/affected/failed.ts'
import { hostMatcher } from '../../../electron/core/affected/hosts.ts'
import { createScan, keyLike, mostCustomers } from '../../../electron/core/affected/scan.ts'
import { readTime } from '../../../electron/core/affected/time.ts'
import { affectedCsv } from '../../../electron/core/affected/toCsv.ts'
import type { AffectedSpec } from '../../../electron/core/affected/types.ts'

const at = (minute: number, second = 0) => Date.UTC(2026, 10, 27, 3, minute, second)
const json = (...path: string[]) => ({ from: 'json' as const, path })

const spec = (change: Partial<AffectedSpec> = {}): AffectedSpec => ({
  format: 'ndjson',
  customer: json('customer', 'id'),
  time: json('time'),
  zone: 'utc',
  host: { field: json('url'), names: ['api.northpay.example'] },
  failure: { status: json('status'), statusFrom: 400, error: json('error') },
  fromMs: at(10),
  toMs: at(20),
  ...change,
})

type Row = { minute?: number; who?: unknown; status?: unknown; url?: string; error?: unknown; time?: unknown }

const line = ({
  minute = 12,
  who = 'acme',
  status = 503,
  url = 'https://api.northpay.example/v1/x',
  error,
  time,
}: Row) =>
  JSON.stringify({ time: time ?? new Date(at(minute)).toISOString(), url, status, error, customer: { id: who } })

function scan(rows: Row[] | string, change: Partial<AffectedSpec> = {}) {
  const scanning = createScan(spec(change))
  scanning.push(typeof rows === 'string' ? rows : rows.map(line).join('\n'))
  return scanning.end()
}

describe('customers whose calls failed', () => {
  test('by count, with first and last failure', () => {
    const { customers, counts } = scan([
      { who: 'b', minute: 11 },
      { who: 'a', minute: 12 },
      { who: 'a', minute: 15 },
      { who: 7, minute: 13 },
      { who: 'c', status: 200 },
    ])
    expect(customers).toEqual([
      { id: 'a', failures: 2, firstMs: at(12), lastMs: at(15) },
      { id: 'b', failures: 1, firstMs: at(11), lastMs: at(11) },
      { id: '7', failures: 1, firstMs: at(13), lastMs: at(13) },
    ])
    expect(counts).toMatchObject({ records: 5, calls: 5, failures: 4 })
  })

  test('the window takes its ends in and nothing beyond', () => {
    const { customers, counts } = scan([
      { who: 'early', time: new Date(at(10) - 1).toISOString() },
      { who: 'first', minute: 10 },
      { who: 'last', minute: 20 },
      { who: 'late', time: new Date(at(20) + 1).toISOString() },
    ])
    expect(customers.map(({ id }) => id)).toEqual(['first', 'last'])
    expect(counts).toMatchObject({ outside: 2, fromMs: at(10) - 1, toMs: at(20) + 1 })
  })

  test('calls to others do not count; hosts below the vendor’s do', () => {
    const { customers, counts } = scan([
      { who: 'a', url: 'https://api.other.example/' },
      { who: 'b', url: 'https://eu.api.northpay.example:8443/x?y' },
      { who: 'c', url: 'https://evil-api.northpay.example.attacker.example/' },
    ])
    expect(customers.map(({ id }) => id)).toEqual(['b'])
    expect(counts.otherHosts).toBe(2)
    expect(scan([{ who: 'a', url: 'x' }], { host: undefined }).customers).toHaveLength(1)
  })

  test('what cannot be used is counted, not fatal', () => {
    const text = [
      'no json',
      line({ time: 'yesterday' }),
      line({ who: '' }),
      line({ who: null }),
      line({ who: { nested: 1 } }),
      line({ who: 'ok' }),
      '{"half":',
    ].join('\n')
    const { customers, counts, malformed } = scan(text)
    expect(customers.map(({ id }) => id)).toEqual(['ok'])
    expect(counts).toMatchObject({ malformed: 2, withoutTime: 1, withoutCustomer: 3, records: 5 })
    expect(malformed.map((one) => one.line)).toEqual([1, 7])
  })

  test('only the first malformed lines are kept, all are counted', () => {
    const { counts, malformed } = scan('x\n'.repeat(1_000))
    expect([counts.malformed, malformed.length]).toEqual([1_000, 10])
  })

  test('a call that works after the last failure is told; a failure after it takes it back', () => {
    const { customers } = scan([
      { who: 'a', minute: 11 },
      { who: 'a', minute: 12, status: 200 },
      { who: 'a', minute: 13, status: 200 },
      { who: 'b', minute: 11 },
      { who: 'b', minute: 12, status: 200 },
      { who: 'b', minute: 13 },
    ])
    expect(customers.find(({ id }) => id === 'a')?.okAgainMs).toBe(at(12))
    expect(customers.find(({ id }) => id === 'b')?.okAgainMs).toBeUndefined()
  })

  test('a value that looks like a key is not shown', () => {
    const key = 'sk_live_abcdefgh12345678'
    const { customers } = scan([{ who: key }, { who: `${key}9` }, { who: 'a' }])
    expect(customers.map(({ id, failures }) => [id, failures])).toEqual([
      [keyLike, 2],
      ['a', 1],
    ])
  })

  test('more customers than can be told apart are counted together', () => {
    const scanning = createScan(spec())
    for (let n = 0; n < mostCustomers + 5; n++) scanning.push(`${line({ who: `c${n}` })}\n`)
    const { customers, counts } = scanning.end()
    expect([customers.length, counts.beyondLimit, counts.failures]).toEqual([mostCustomers, 5, mostCustomers + 5])
  })

  test('CSV by columns; a column that is not there is a problem', () => {
    const column = (name: string) => ({ from: 'column' as const, path: [name] })
    const change: Partial<AffectedSpec> = {
      format: 'csv',
      delimiter: ';',
      customer: column('kunde'),
      time: column('zeit'),
      host: undefined,
      failure: { status: column('status'), statusFrom: 500 },
    }
    const text = 'zeit;kunde;status\n2026-11-27 03:12:00,5;"Müller; Söhne";503\n27/Nov/2026:04:13:00 +0100;b;404\n'
    expect(scan(text, change).customers).toEqual([
      { id: 'Müller; Söhne', failures: 1, firstMs: at(12) + 500, lastMs: at(12) + 500 },
    ])
    const { problem } = scan('zeit;status\n', change)
    expect(problem?.text).toBe('The file has no column “kunde”.')
  })

  test('HAR by header, query and body', () => {
    const entry = {
      startedDateTime: '2026-11-27T03:12:00.000Z',
      request: {
        url: 'https://api.northpay.example/v1?tenant=t1',
        headers: [{ name: 'X-Customer', value: 'h1' }],
        queryString: [{ name: 'tenant', value: 't1' }],
        postData: { text: '{"customer":{"id":"b1"}}' },
      },
      response: { status: 0, _error: 'net::ERR_TIMED_OUT' },
    }
    const text = JSON.stringify({ log: { entries: [entry] } })
    const of = (customer: AffectedSpec['customer']) =>
      scan(text, {
        format: 'har',
        customer,
        time: { from: 'entry', path: ['startedDateTime'] },
        host: { field: { from: 'entry', path: ['request', 'url'] }, names: ['api.northpay.example'] },
        failure: { status: { from: 'entry', path: ['response', 'status'] }, statusFrom: 400 },
      }).customers[0]?.id
    expect(of({ from: 'request-header', path: ['x-customer'] })).toBe('h1')
    expect(of({ from: 'query', path: ['tenant'] })).toBe('t1')
    expect(of({ from: 'body', path: ['customer', 'id'] })).toBe('b1')
  })
})

describe('what is read', () => {
  test.each<[unknown, number | undefined]>([
    ['2026-11-27T03:12:00.000Z', at(12)],
    ['2026-11-27T04:12:00+01:00', at(12)],
    ['2026-11-27T04:12:00.000000000+0100', at(12)],
    ['2026-11-27 03:12:00,250', at(12) + 250],
    ['2026-11-27 03:12', at(12)],
    ['27/Nov/2026:03:12:00 +0000', at(12)],
    ['[27/Nov/2026:03:12:00]', at(12)],
    ['Fri, 27 Nov 2026 03:12:00 GMT', at(12)],
    [at(12), at(12)],
    [at(12) / 1_000, at(12)],
    [String(at(12)), at(12)],
    [at(12) * 1_000, at(12)],
    [`${at(12)}000000`, at(12)],
    ['2026', undefined],
    ['503', undefined],
    [503, undefined],
    ['noon', undefined],
    [null, undefined],
    ['2026-13-45T03:12:00Z', undefined],
  ])('the time %j', (value, expected) => {
    expect(readTime(value, 'utc')).toBe(expected)
  })

  test('a time without a zone is local when it is said to be', () => {
    const local = new Date(2026, 10, 27, 3, 12).getTime()
    expect(readTime('2026-11-27 03:12:00', 'local')).toBe(local)
    expect(readTime('27/Nov/2026:03:12:00', 'local')).toBe(local)
  })

  test.each<[unknown, boolean]>([
    [503, true],
    [0, true],
    [399, false],
    [400, true],
    ['503', true],
    ['503 Service Unavailable', true],
    ['HTTP/1.1 502', true],
    ['200 OK', false],
    ['failed', true],
    ['timeout', true],
    ['5xx', true],
    ['ok', false],
    ['', false],
    [null, false],
    [undefined, false],
    [false, true],
    [true, false],
  ])('the status %j fails: %j', (value, failed) => {
    expect(isFailedStatus(value, 400)).toBe(failed)
  })

  test.each<[unknown, boolean]>([
    ['ECONNRESET', true],
    ['-', false],
    ['null', false],
    ['', false],
    [{ code: 1 }, true],
    [{}, false],
    [[], false],
    [true, true],
    [undefined, false],
  ])('the error %j tells of one: %j', (value, told) => {
    expect(holdsError(value)).toBe(told)
  })

  test('a host may be a name of a service too', () => {
    const fits = hostMatcher(['Northpay', 'api.northpay.example:443'])
    expect(['northpay', 'NORTHPAY', 'https://api.northpay.example/x', 'other', '', 5].map(fits)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

test('the CSV that is taken along quotes, tells times in UTC, and starts no formula', () => {
  const row = { failures: 2, firstMs: at(12), lastMs: at(13) }
  const text = affectedCsv([
    { id: 'a,"b"', ...row, okAgainMs: at(14) },
    { id: '=HYPERLINK("x")', ...row },
    { id: '+49 30 1234', ...row },
    { id: '-x', ...row },
  ])
  expect(text.split('\r\n')).toEqual([
    'customer,failed_calls,first_failure,last_failure,worked_again',
    '"a,""b""",2,2026-11-27T03:12:00.000Z,2026-11-27T03:13:00.000Z,2026-11-27T03:14:00.000Z',
    '"\'=HYPERLINK(""x"")",2,2026-11-27T03:12:00.000Z,2026-11-27T03:13:00.000Z,',
    '+49 30 1234,2,2026-11-27T03:12:00.000Z,2026-11-27T03:13:00.000Z,',
    "'-x,2,2026-11-27T03:12:00.000Z,2026-11-27T03:13:00.000Z,",
    '',
  ])
})
