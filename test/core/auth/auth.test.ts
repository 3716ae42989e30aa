import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholePem } from '../../../electron/core/auth/pem.ts'
import { tokenHeader, tokenIn, tokenRequest } from '../../../electron/core/auth/token.ts'
import { fromConfig } from '../../../electron/core/config/fromConfig.ts'
import { pathText } from '../../../electron/core/config/issue.ts'
import { draftIssues, toConfig } from '../../../electron/core/config/toConfig.ts'
import type { OAuth2, RequestAuth } from '../../../electron/core/model/auth.ts'
import { monitorDraftSchema, type RequestSpec, requestSchema } from '../../../electron/core/model/monitor.ts'
import { placeholderProblems, resolveSecrets, secretNamesOf } from '../../../electron/core/secretTemplate.ts'

const request = (auth: RequestAuth, more: Partial<RequestSpec> = {}): RequestSpec =>
  requestSchema.parse({ url: 'https://api.test/v1?limit=1', auth, ...more })
const oauth: OAuth2 = {
  kind: 'oauth2',
  tokenUrl: 'https://api.test/token',
  clientId: 'acme:1',
  clientSecret: '{{secret:v.secret}}',
  clientAuth: 'basic',
}

describe('authentication that is written into the request', () => {
  test.each<[string, RequestAuth, Record<string, string>, Partial<RequestSpec>]>([
    [
      'bearer',
      { kind: 'bearer', token: '{{secret:v.key}}' },
      { 'v.key': 'k' },
      { headers: [{ name: 'Authorization', value: 'Bearer k' }] },
    ],
    [
      'basic',
      { kind: 'basic', user: 'äcme', password: '{{secret:v.key}}' },
      { 'v.key': 'p:w' },
      { headers: [{ name: 'Authorization', value: 'Basic w6RjbWU6cDp3' }] },
    ],
    [
      'a header',
      { kind: 'header', name: 'X-Api-Key', value: '{{secret:v.key}}' },
      { 'v.key': 'k' },
      { headers: [{ name: 'X-Api-Key', value: 'k' }] },
    ],
    [
      'a query parameter',
      { kind: 'query', name: 'api key', value: '{{secret:v.key}}' },
      { 'v.key': 'a&b=c' },
      { url: 'https://api.test/v1?limit=1&api%20key=a%26b%3Dc' },
    ],
  ])('%s', (_, auth, values, expected) => {
    const from = request(auth)
    expect(secretNamesOf(from)).toEqual(['v.key'])
    const resolved = resolveSecrets(from, values)
    expect(resolved).toMatchObject(expected)
    expect(resolved.auth).toBeUndefined()
  })

  test('a query parameter stands before the fragment, and begins the query where there is none', () => {
    const auth: RequestAuth = { kind: 'query', name: 'k', value: '{{secret:a}}' }
    expect(resolveSecrets(request(auth, { url: 'https://a.test/x#y?' }), { a: '1' }).url).toBe(
      'https://a.test/x?k=1#y?',
    )
  })

  test('what needs the world stays, its secrets filled in', () => {
    const resolved = resolveSecrets(request(oauth), { 'v.secret': 's' })
    expect(resolved.auth).toMatchObject({ kind: 'oauth2', clientSecret: 's' })
    const certificate = { certificate: '{{secret:v.cert}}', key: '{{secret:v.pem}}', passphrase: '{{secret:v.pass}}' }
    const both = request({ kind: 'bearer', token: '{{secret:v.key}}' }, { clientCertificate: certificate })
    expect(secretNamesOf(both)).toEqual(['v.key', 'v.cert', 'v.pem', 'v.pass'])
    expect(
      resolveSecrets(both, { 'v.key': 'k', 'v.cert': 'c\nc', 'v.pem': 'p', 'v.pass': 'w' }).clientCertificate,
    ).toEqual({ certificate: 'c\nc', key: 'p', passphrase: 'w' })
  })

  test('a value that its place cannot carry is refused, without the value', () => {
    const from = request({ kind: 'bearer', token: '{{secret:v.key}}' })
    expect(() => resolveSecrets(from, { 'v.key': 'a\nb' })).toThrow('The secret v.key holds a line break')
    expect(() => resolveSecrets(from, {})).toThrow('The secret v.key, named in the bearer token, has no value.')
    expect(placeholderProblems(request({ kind: 'bearer', token: '{{ secret:x }}' }))).toHaveLength(1)
  })
})

describe('a token by client credentials', () => {
  test('with HTTP Basic id and secret are form-encoded first', () => {
    const { headers, body, method, url, followRedirects } = tokenRequest({
      ...oauth,
      clientSecret: 'p w',
      scope: 'a b',
    })
    expect({ method, url, body, followRedirects }).toEqual({
      method: 'POST',
      url: 'https://api.test/token',
      body: 'grant_type=client_credentials&scope=a+b',
      followRedirects: false,
    })
    expect(headers.at(-1)).toEqual({ name: 'Authorization', value: `Basic ${btoa('acme%3A1:p+w')}` })
  })

  test('in the body, with more parameters', () => {
    const { headers, body } = tokenRequest({ ...oauth, clientAuth: 'body', parameters: { audience: 'https://x/' } })
    expect(headers.map(({ name }) => name)).toEqual(['Accept', 'Content-Type'])
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: 'client_credentials',
      audience: 'https://x/',
      client_id: 'acme:1',
      client_secret: '{{secret:v.secret}}',
    })
  })

  test.each<[number, string, ReturnType<typeof tokenIn>]>([
    [200, '{"access_token":"t","expires_in":3600}', { token: 't', useForMs: 3_540_000 }],
    [200, '{"access_token":"t","expires_in":"300"}', { token: 't', useForMs: 270_000 }],
    [200, '{"access_token":"t"}', { token: 't', useForMs: 300_000 }],
    [200, '{"access_token":"t","expires_in":-5}', { token: 't', useForMs: 300_000 }],
    [200, '{"access_token":"a b"}', undefined],
    [200, '{"access_token":"a\\nb"}', undefined],
    [200, '{"token":"t"}', undefined],
    [200, '[]', undefined],
    [200, 'no json', undefined],
    [401, '{"access_token":"t"}', undefined],
  ])('%i %s', (status, text, found) => {
    expect(tokenIn(status, text)).toEqual(found)
  })

  test('one that no server would take in a header is none', () => {
    const answer = (length: number) => JSON.stringify({ access_token: 't'.repeat(length) })
    expect(tokenIn(200, answer(16_384))).toBeDefined()
    expect(tokenIn(200, answer(16_385))).toBeUndefined()
  })

  test('goes into Authorization, or bare into a header of the vendor', () => {
    expect(tokenHeader(oauth, 't')).toEqual({ name: 'Authorization', value: 'Bearer t' })
    expect(tokenHeader({ ...oauth, tokenHeader: 'X-Token' }, 't')).toEqual({ name: 'X-Token', value: 't' })
  })
})

const monitorWith = (request: object) => ({
  headstart: 1,
  vendors: [{ id: 'v', name: 'V' }],
  monitors: [{ id: 'm', vendor: 'v', name: 'M', request: { url: 'https://api.test/', ...request } }],
})
function issuesOf(more: object): string[] {
  const read = fromConfig(monitorWith(more))
  return read.ok ? [] : read.issues.map(({ path, message }) => `${pathText(path.slice(3))}: ${message}`)
}

describe('in a configuration file', () => {
  const secret = '{{secret:v.key}}'
  test.each<[string, object]>([
    ['bearer', { bearer: secret }],
    ['basic', { basic: { user: 'u', password: secret } }],
    ['basic without a password', { basic: { user: secret, password: '' } }],
    ['header', { header: { name: 'X-Key', value: `Key ${secret}` } }],
    ['query', { query: { name: 'k', value: secret } }],
    ['oauth2', { oauth2: { tokenUrl: 'https://api.test/t', clientId: 'id', clientSecret: secret } }],
    [
      'oauth2, all of it',
      {
        oauth2: {
          tokenUrl: 'https://api.test/t',
          clientId: 'id',
          clientSecret: secret,
          scope: 'a b',
          parameters: { audience: 'x' },
          tokenHeader: 'X-Token',
          clientAuth: 'body',
        },
      },
    ],
    [
      'awsSigV4',
      {
        awsSigV4: {
          service: 'sts',
          region: 'us-east-1',
          accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
          secretAccessKey: secret,
          sessionToken: '{{secret:v.session}}',
        },
      },
    ],
  ])('%s comes back as it was', (_, auth) => {
    const read = fromConfig(monitorWith({ auth }))
    expect(read).toMatchObject({ ok: true })
    if (!read.ok) return
    const out = toConfig({ ...read.config, settings: undefined })
    expect(out.monitors).toMatchObject([{ request: { auth } }])
    expect(fromConfig(JSON.parse(JSON.stringify(out)))).toEqual(read)
    const [draft] = read.config.monitors
    expect(draft && draftIssues(draft)).toEqual([])
    expect(monitorDraftSchema.parse(draft)).toEqual(draft)
  })

  test.each<[string, object, string]>([
    ['a key in the open', { auth: { bearer: 'abc' } }, 'auth.bearer: This looks like a key.'],
    ['two at once', { auth: { bearer: secret, query: { name: 'k', value: secret } } }, 'auth: Write one of bearer'],
    ['none', { auth: {} }, 'auth: Write one of bearer'],
    [
      'a misspelt kind',
      { auth: { baerer: secret } },
      'auth.baerer: “baerer” is not known here. Did you mean “bearer”?',
    ],
    [
      'a header that stands there already',
      { auth: { bearer: secret }, headers: { authorization: 'Bearer {{secret:b}}' } },
      'auth: Authorization stands under headers too.',
    ],
    [
      'a token address without a scheme',
      { auth: { oauth2: { tokenUrl: 'api.test/t', clientId: 'a', clientSecret: secret } } },
      'auth.oauth2.tokenUrl: Write a whole address',
    ],
    [
      'a private key in the open',
      {
        clientCertificate: { certificate: secret, key: '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----' },
      },
      'clientCertificate.key: This looks like a key.',
    ],
    [
      'a certificate over plain HTTP',
      { url: 'http://api.test/', clientCertificate: { certificate: secret, key: secret } },
      'clientCertificate: A client certificate needs',
    ],
    [
      'a certificate that is none',
      { clientCertificate: { certificate: 'cert.pem', key: secret } },
      'clientCertificate.certificate: Write {{secret:NAME}}, or the certificate',
    ],
  ])('%s is named', (_, more, expected) => {
    expect(issuesOf(more).some((line) => line.startsWith(expected))).toBe(true)
  })
})

describe('PEM', () => {
  const lines = ['-----BEGIN CERTIFICATE-----', 'A'.repeat(64), 'BC==', '-----END CERTIFICATE-----', '']
  test.each([
    ['as it is', lines.join('\n')],
    ['with Windows line ends', lines.join('\r\n')],
    ['in one line', lines.join(' ')],
    ['with written line ends', lines.join('\\n')],
    ['without any', lines.join('')],
  ])('%s', (_, text) => {
    expect(wholePem(text).trim()).toBe(lines.join('\n').trim())
  })

  test('twice is once, and what is no PEM stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(wholePem(wholePem(text))).toBe(wholePem(text))
      }),
    )
    expect(wholePem('plain')).toBe('plain')
  })
})
