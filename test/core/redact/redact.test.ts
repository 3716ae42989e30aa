import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../../electron/core/redact.ts'
import { exchangeSample } from './exchangeSample.ts'

const fingerprint = (value: string) => createHash('sha256').update(value).digest('hex')
const secret = 'wK9-vendor/key+1'
const tag = `‹vendor.key …${fingerprint(secret).slice(-4)}›`
const redactor = createRedactor([{ name: 'vendor.key', value: secret }], fingerprint)
const masked = (text: string) => text.replaceAll(/‹(\S+) …[0-9a-f]{4}›/g, '‹$1›')

function header(name: string, value: string): string | undefined {
  const exchange = exchangeSample()
  exchange.request.headers = [[name, value]]
  return redactor.exchanges({ raw: [exchange] }).exchanges[0]?.request.headers[0]?.[1]
}

function responseText(text: string, truncated = false): string | undefined {
  const exchange = exchangeSample()
  exchange.response = { status: 200, reason: '', httpVersion: '1.1', headers: [] }
  exchange.response.body = { text, wireBytes: 1, decodedBytes: 1, truncated }
  return redactor.exchanges({ raw: [exchange] }).exchanges[0]?.response?.body?.text
}

describe('headers', () => {
  it.each([
    ['Authorization', `Bearer ${secret}`, `Bearer ${tag}`],
    ['Authorization', `Basic ${btoa(`user:${secret}`)}`, `Basic ${tag}`],
    ['Authorization', 'Bearer unheard-of', 'Bearer ‹authorization›'],
    ['Authorization', 'Basic dTpw', 'Basic ‹authorization›'],
    ['authorization', 'rawkey rest', '‹authorization›'],
    ['Proxy-Authorization', 'Digest username="a", response="b"', 'Digest ‹authorization›'],
    ['Cookie', 'a=1; b=two; flag', 'a=‹cookie›; b=‹cookie›; ‹cookie›'],
    ['Set-Cookie', 'sid=abc; Path=/; HttpOnly', 'sid=‹cookie›; Path=/; HttpOnly'],
    ['X-Api-Key', '42', '‹credential›'],
    ['x-vault-token', 'hvs.1', '‹credential›'],
    ['X-Client-Secret', 'zzz', '‹credential›'],
    ['x-ratelimit-remaining-tokens', '149984', '149984'],
    ['Content-Type', 'application/json', 'application/json'],
    ['Location', 'https://a.example/cb?code=abc&x=1', 'https://a.example/cb?code=‹credential›&x=1'],
  ])('%s: %s', (name, value, expected) => {
    const out = header(name, value) ?? ''
    expect(expected.includes(tag) ? out : masked(out)).toBe(expected)
  })
})

describe('places in texts', () => {
  it.each([
    ['{"access_token": "abc", "token_type": "bearer"}', '{"access_token": "‹credential›", "token_type": "bearer"}'],
    ['{"password":1234}', '{"password":"‹credential›"}'],
    ['{"usage":{"total_tokens":12,"max_tokens":5}}', '{"usage":{"total_tokens":12,"max_tokens":5}}'],
    ['{"ApiTokens":["a-b"],"ID":1}', '{"ApiTokens":["‹credential›"],"ID":1}'],
    ['{"secret":null,"token":""}', '{"secret":null,"token":""}'],
    ['{"secrets":["a\\"b","c"],"d":"e"}', '{"secrets":["‹credential›","‹credential›"],"d":"e"}'],
    ['{"client_secret":"a\\\\","b":"c"}', '{"client_secret":"‹credential›","b":"c"}'],
    ['{"log":"{\\"api_key\\":\\"a\\\\\\"b\\",\\"c\\":1}"}', '{"log":"{\\"api_key\\":\\"‹credential›\\",\\"c\\":1}"}'],
    ['grant_type=x&client_secret=abc&scope=y', 'grant_type=x&client_secret=‹credential›&scope=y'],
    ['see https://a.example/?key=abc#token=def.', 'see https://a.example/?key=‹credential›#token=‹credential›'],
    [
      'GET / HTTP/1.1\r\nAuthorization: Bearer abc\r\nA: b',
      'GET / HTTP/1.1\r\nAuthorization: Bearer ‹authorization›\r\nA: b',
    ],
    [
      '--x\r\ncontent-disposition: form-data; name="token"\r\n\r\nabc\r\n--x--',
      '--x\r\ncontent-disposition: form-data; name="token"\r\n\r\n‹credential›\r\n--x--',
    ],
  ])('%s', (text, expected) => {
    expect(masked(redactor.text(text))).toBe(expected)
  })

  it('keeps JSON readable as JSON', () => {
    const out = redactor.text(JSON.stringify({ token: 'a"b\\c', pin_token: 12, list: [secret], note: `x ${secret}` }))
    expect(JSON.parse(out)).toMatchObject({ list: [tag], note: `x ${tag}` })
  })
})

describe('shapes', () => {
  const letters = 'aB3dE6gH9jK2mN5pQ8sT'
  it.each([
    ['jwt', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl'],
    ['key', `sk_live_${letters}`],
    ['key', `rk_test_${letters}`],
    ['key', `ghp_${letters}${letters}`],
    ['key', `github_pat_${letters}_${letters}`],
    ['key', `xoxb-123456789012-${letters}`],
    ['key', 'AKIAABCDEFGHIJKLMNOP'],
    ['key', `SG.${letters}.${letters}`],
    ['private-key', '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----'],
    ['private-key', '-----BEGIN PRIVATE KEY-----\nabc and then it was cut'],
  ])('%s %s', (name, text) => {
    expect(masked(redactor.text(`before ${text}`))).toBe(`before ‹${name}›`)
  })

  it('takes user information out of URLs and leaves the rest', () => {
    expect(masked(redactor.text('via http://bob:pw@proxy.example:8080/x'))).toBe(
      'via http://‹userinfo›@proxy.example:8080/x',
    )
  })

  it.each(['pk_live_', 'skating', 'mail me: a@b.example', 'eyJ.', 'SG.short.x', 'https://a.example/@bob'])(
    'leaves %s',
    (text) => {
      expect(redactor.text(text)).toBe(text)
    },
  )
})

describe('known values', () => {
  it('replaces the beginning of a value at the very end of a body that was cut', () => {
    expect(responseText(`{"echo":"${secret.slice(0, 9)}`, true)).toBe(`{"echo":"${tag}`)
    expect(responseText(`{"echo":"${secret.slice(0, 9)}`, false)).toBe(`{"echo":"${secret.slice(0, 9)}`)
  })

  it('short values go as whole tokens only', () => {
    const short = createRedactor([{ name: 'v.pin', value: '1234' }], fingerprint)
    expect(masked(short.text('pin 1234, order 91234, v1234'))).toBe('pin ‹v.pin›, order 91234, v1234')
  })

  it('a secret that is a whole URL keeps its host and loses its path', () => {
    const url = 'https://hooks.example/services/T000/B000/XXXX'
    const hook = createRedactor([{ name: 'chat.hook', value: url }], fingerprint)
    const exchange = exchangeSample()
    exchange.request.url = url
    exchange.failure = { kind: 'reset', message: `POST ${url} and /services/T000/B000/XXXX` }
    const out = hook.exchanges({ raw: [exchange] }).exchanges[0]
    expect(masked(out?.request.url ?? '')).toBe('https://hooks.example/‹chat.hook›')
    expect(masked(out?.failure?.message ?? '')).toBe('POST ‹chat.hook› and ‹chat.hook›')
  })

  it('counts what it replaced, by kind', () => {
    const exchange = exchangeSample()
    exchange.request.headers = [
      ['Authorization', `Bearer ${secret}`],
      ['Cookie', 'a=1'],
      ['X-Note', 'AKIAABCDEFGHIJKLMNOP'],
    ]
    expect(redactor.exchanges({ raw: [exchange] }).replacements).toEqual({ value: 1, place: 1, shape: 1 })
  })

  it('leaves an exchange without secrets as it is', () => {
    const exchange = exchangeSample()
    expect(redactor.exchanges({ raw: [exchange] }).exchanges).toEqual([exchangeSample()])
  })

  it('findKnown names the secret and its place, and nothing in redacted text', () => {
    expect(redactor.findKnown(`abc ${secret}`)).toEqual([{ name: 'vendor.key', where: 'character 5' }])
    expect(redactor.findKnown(redactor.text(`abc ${secret}`))).toEqual([])
  })

  it('a forged tag does not shield a secret', () => {
    const named = createRedactor([{ name: 'v.k', value: 'abc123XYZ' }], fingerprint)
    expect(named.text('‹abc123XYZ …abcd›')).not.toContain('abc123XYZ')
  })

  it('a secret at the end of a body of 1 MB is found among 50', () => {
    const many = Array.from({ length: 50 }, (_, at) => ({
      name: `v.k${at}`,
      value: `${fingerprint(String(at)).slice(0, 40)}`,
    }))
    const row = `{"id":"${fingerprint('row')}","text":"a \\"quoted\\" line & more %20","n":12.5},\n`
    const text = row.repeat(Math.ceil(1_048_576 / row.length))
    const out = createRedactor(many, fingerprint).text(`${text}${many[7]?.value}`)
    expect(masked(out.slice(-20))).toContain('‹v.k7›')
  })

  it.each([
    ['quotes', '"a":'.repeat(200_000)],
    ['backslashes', `"token":"${'\\'.repeat(500_000)}`],
    ['tags', '‹a …abcd›'.repeat(50_000)],
    ['key shapes', 'eyJ'.repeat(200_000)],
    ['slashes', 'a://'.repeat(200_000)],
    ['names', 'name="token"\r\n\r\n'.repeat(30_000)],
    ['private keys', '-----BEGIN PRIVATE KEY-----'.repeat(20_000)],
    ['tags and parameters', '‹a …abcd›&token=a'.repeat(30_000)],
    ['parameters', '&token=a'.repeat(100_000)],
  ])('hostile input of %s ends', (_, text) => {
    const once = redactor.text(text)
    expect(redactor.text(once)).toBe(once)
  })
})
