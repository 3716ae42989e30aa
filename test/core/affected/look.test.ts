import { describe, expect, test } from 'vitest'
import { fieldName } from '../../../electron/core/affected/fields.ts'
import { lookAt } from '../../../electron/core/affected/look.ts'
import { suggest } from '../../../electron/core/affected/suggest.ts'

/** The suggested fields by name. */
function suggested(text: string, hosts = ['api.northpay.example']) {
  const found = suggest(lookAt(text), hosts)
  return Object.fromEntries(Object.entries(found).map(([what, field]) => [what, field && fieldName(field)]))
}

describe('what a log holds', () => {
  test.each([
    [
      'a structured log',
      '{"ts":"2026-11-27T03:12:00Z","http":{"url":"https://api.northpay.example/v1","statusCode":503},"err":null,"ctx":{"tenantId":"t1"}}\n',
      { time: 'ts', host: 'http.url', status: 'http.statusCode', customer: 'ctx.tenantId' },
    ],
    [
      'epoch times and a name of a service',
      '{"@timestamp":1795749120000,"service":"northpay","status":"error","error":"reset","user_id":42}\n',
      { time: '@timestamp', host: 'service', status: 'status', error: 'error', customer: 'user_id' },
    ],
    [
      'a CSV with semicolons',
      'timestamp;host;status;error_message;customer_id;user_id\n2026-11-27 03:12:00;api.northpay.example;503;x;c1;u1\n',
      { time: 'timestamp', host: 'host', status: 'status', error: 'error_message', customer: 'customer_id' },
    ],
    [
      'the vendor’s host in a column of another name',
      'when,peer,status,account\n2026-11-27 03:12:00,api.northpay.example:443,200,a1\n',
      { time: 'when', host: 'peer', status: 'status', customer: 'account' },
    ],
  ])('%s', (_, text, expected) => {
    expect(suggested(text)).toEqual(expected)
  })

  test('a HAR: headers, query and body are offered, credentials are not', () => {
    const entry = {
      startedDateTime: '2026-11-27T03:12:00.000Z',
      request: {
        url: 'https://api.northpay.example/v1',
        headers: [
          { name: 'Authorization', value: 'Bearer abc' },
          { name: 'Cookie', value: 'session=1' },
          { name: ':path', value: '/v1' },
          { name: 'X-Tenant-Id', value: 't1' },
        ],
        queryString: [{ name: 'api_key', value: 'k' }],
        postData: { text: 'customer=c1&client_secret=s' },
      },
      response: { status: 503, headers: [{ name: 'X-Request-Id', value: 'r' }] },
    }
    const text = JSON.stringify({ log: { entries: [entry] } })
    expect(lookAt(text).fields.map(({ name }) => name)).toEqual([
      'startedDateTime',
      'request.url',
      'response.status',
      'request header X-Tenant-Id',
      'response header X-Request-Id',
      'body customer',
    ])
    expect(suggested(text)).toMatchObject({ customer: 'request header X-Tenant-Id', time: 'startedDateTime' })
  })

  test('a field with keys in it is not offered', () => {
    const text = '{"password":"x","owner":"sk_live_abcdefgh12345678","a":{"accessToken":"y","ok":1}}\n'
    expect(lookAt(text).fields.map(({ name }) => name)).toEqual(['a.ok'])
  })

  test('how often a field is there, how many values it has, and a few of them', () => {
    const text = Array.from({ length: 10 }, (_, at) => JSON.stringify({ a: at % 4, ...(at === 0 && { b: 'x' }) })).join(
      '\n',
    )
    expect(lookAt(`${text}\n`).fields).toMatchObject([
      { name: 'a', count: 10, distinct: 4, examples: ['0', '1', '2'] },
      { name: 'b', count: 1, distinct: 1, examples: ['x'] },
    ])
  })

  test.each([
    ['', 'The file is empty.'],
    ['[1,2]', 'The file is a JSON list of other things than objects.'],
    ['{\n  "a": 1\n}', 'The file is one JSON document, and no list.'],
    ['\x89PNG\0\0', 'This is no text.'],
    ['just one line of words', 'No record could be read at its beginning.'],
    ['{broken\n{broken\n', 'No record could be read at its beginning.'],
  ])('what cannot be used says so: %j', (text, problem) => {
    expect(lookAt(text).problem?.text).toBe(problem)
  })

  test('a list of objects, on one line or many', () => {
    const list = [{ a: { b: 1 } }, { a: { b: 2 } }]
    for (const text of [JSON.stringify(list), JSON.stringify(list, null, 2)])
      expect(lookAt(text)).toMatchObject({
        format: 'json',
        records: 2,
        fields: [{ name: 'a.b', examples: ['1', '2'] }],
      })
  })

  test('the end of a larger log begins in the middle of a line', () => {
    const looked = lookAt('7","a":1}\n{"a":2}\n{"a":3}\n')
    expect(looked).toMatchObject({ format: 'ndjson', records: 2, fields: [{ name: 'a' }] })
    expect(looked.problem).toBeUndefined()
  })

  test('a cut last line does not count', () => {
    expect(lookAt('{"a":1}\n{"a":').records).toBe(1)
    expect(lookAt('{"a":1}').records).toBe(1)
  })
})
