import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromCurl } from '../../../electron/core/catalog/fromCurl.ts'
import { shellWords } from '../../../electron/core/catalog/shellWords.ts'
import { draftIssues } from '../../../electron/core/config/toConfig.ts'
import { monitorDraftSchema } from '../../../electron/core/model/monitor.ts'
import { resolveSecrets } from '../../../electron/core/secretTemplate.ts'

function read(command: string) {
  const result = fromCurl(command)
  if (!result.ok) throw new Error(result.message)
  return result
}
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

describe('words of a shell', () => {
  it.each([
    [`curl 'a b' "c \\"d\\" $E" f\\ g`, ['curl', 'a b', 'c "d" $E', 'f g']],
    ["curl $'it\\'s\\n\\u0041\\x42\\101' ''", ['curl', "it's\nABA", '']],
    ['curl \\\n  -s \\\r\n https://a.example', ['curl', '-s', 'https://a.example']],
    ['curl ^\n -s', ['curl', '-s']],
    ['curl https://a.example | jq . > out', ['curl', 'https://a.example']],
    ['\ncurl a\ncurl b', ['curl', 'a']],
    ['curl "a', undefined],
    ["curl 'a", undefined],
    ["curl $'a", undefined],
  ])('%j', (text, words) => {
    expect(shellWords(text)).toEqual(words)
  })

  it('any words, quoted, come back as they were', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\r\n', '\n')),
          { minLength: 1, maxLength: 6 },
        ),
        (words) => {
          expect(shellWords(words.map(quoted).join(' '))).toEqual(words)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('never fails on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const result = fromCurl(`curl ${text}`)
        expect(typeof (result.ok ? result.draft.request.url : result.message)).toBe('string')
      }),
      { numRuns: 300 },
    )
  })
})

describe('a curl command becomes a draft', () => {
  it('with method, address, headers and body', () => {
    const { draft, vendor, secrets, leftOut } = read(
      `curl -sSL -k -X PUT --url https://api.acme.com/v1/items?page=2 -H 'Accept: application/json' -A probe -m 2.5 --data-raw '{"a":1}' -H "Content-Type: application/json"`,
    )
    expect(draft.request).toEqual({
      method: 'PUT',
      url: 'https://api.acme.com/v1/items?page=2',
      headers: [
        { name: 'Accept', value: 'application/json' },
        { name: 'Content-Type', value: 'application/json' },
        { name: 'User-Agent', value: 'probe' },
      ],
      body: '{"a":1}',
      followRedirects: true,
    })
    expect([vendor, draft.id, draft.name, draft.timeoutMs]).toEqual([
      { id: 'acme', name: 'Acme' },
      'acme-items',
      'Items',
      2_500,
    ])
    expect(secrets).toEqual({})
    expect(leftOut).toEqual([expect.stringContaining('-k is left out')])
    expect(monitorDraftSchema.parse(draft)).toEqual(draft)
    expect(draftIssues(draft)).toEqual([])
  })

  it.each<[string, string, string]>([
    ['curl https://a.example', 'GET', ''],
    ['$ curl https://a.example', 'GET', ''],
    ['curl -I https://a.example', 'HEAD', ''],
    ['curl -d a=1 -d b=2 https://a.example', 'POST', 'a=1&b=2'],
    ['curl -G -d a=1 --data-urlencode "q=x y" https://a.example', 'GET', ''],
    [`curl --json '{"a":true}' https://a.example`, 'POST', '{"a":true}'],
    ['curl -XDELETE https://a.example', 'DELETE', ''],
  ])('%s', (command, method, body) => {
    const { request } = read(command).draft
    expect([request.method, request.body ?? '']).toEqual([method, body])
    if (command.includes('-G')) expect(request.url).toBe('https://a.example?a=1&q=x%20y')
  })

  it.each([
    ['wget https://a.example', 'begins with curl'],
    ['curl', 'names no address'],
    ['curl -F a=@b https://a.example', 'in parts'],
    ['curl -d @body.json https://a.example', 'from a file'],
    ['curl https://a.example https://b.example', 'several addresses'],
    ['curl ftp://a.example', 'https:// or http://'],
    ['curl -X BREW https://a.example', 'BREW'],
    [`curl 'https://a.example`, 'not closed'],
    ['curl https://', 'must begin with|names no address'],
  ])('%s is refused in words', (command, message) => {
    const result = fromCurl(command)
    expect(result.ok).toBe(false)
    expect(result.ok || result.message).toMatch(new RegExp(message))
  })

  it('a shell variable becomes a secret without a value', () => {
    const { draft, secrets } = read('curl https://api.acme.com/v1 -H "Authorization: Bearer $ACME_KEY"')
    expect(draft.request.headers).toEqual([{ name: 'Authorization', value: 'Bearer {{secret:acme.apiKey}}' }])
    expect(secrets).toEqual({ 'acme.apiKey': '' })
  })
})

/** Where a credential can stand, and what is then sent. */
const places: Record<string, (key: string) => { command: string; sent: string }> = {
  bearer: (key) => ({ command: `-H ${quoted(`Authorization: Bearer ${key}`)}`, sent: `Bearer ${key}` }),
  bare: (key) => ({ command: `-H ${quoted(`Authorization: ${key}`)}`, sent: key }),
  user: (key) => ({ command: `-u ${quoted(`user:${key}`)}`, sent: `Basic ${btoa(`user:${key}`)}` }),
  'key as user': (key) => ({ command: `-u ${quoted(`${key}:`)}`, sent: `Basic ${btoa(`${key}:`)}` }),
  basic: (key) => ({
    command: `-H 'Authorization: Basic ${btoa(`user:${key}`)}'`,
    sent: `Basic ${btoa(`user:${key}`)}`,
  }),
  header: (key) => ({ command: `-H ${quoted(`X-Api-Key: ${key}`)}`, sent: key }),
  cookie: (key) => ({ command: `-b ${quoted(`session=${key}`)}`, sent: `session=${key}` }),
  query: (key) => ({ command: `-G -d api_key=${key}`, sent: `api_key=${key}` }),
  form: (key) => ({ command: `-d client_secret=${key}`, sent: `client_secret=${key}` }),
  json: (key) => ({
    command: `-d ${quoted(JSON.stringify({ a: 1, auth: { apiKey: key } }))}`,
    sent: JSON.stringify({ a: 1, auth: { apiKey: key } }),
  }),
}

describe.each(Object.entries(places))('a key in the place: %s', (_, place) => {
  it('goes out of the draft and back in at probe time', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/), (key) => {
        const { command, sent } = place(key)
        const { draft, secrets } = read(`curl https://api.acme.com/v1/items ${command}`)
        expect(JSON.stringify(draft)).not.toContain(key)
        expect(draftIssues(draft)).toEqual([])
        expect(JSON.stringify(resolveSecrets(draft.request, secrets)).replaceAll('\\"', '"')).toContain(sent)
      }),
      { numRuns: 40 },
    )
  })
})
