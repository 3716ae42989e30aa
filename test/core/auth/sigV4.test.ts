import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { amzDate, type Digest, type Signable, signAws } from '../../../electron/core/auth/sigV4.ts'

const digest: Digest = {
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
  hmacSha256: (key, text) => createHmac('sha256', key).update(text).digest(),
}
const signatureOf = (headers: [string, string][]) =>
  /Signature=(\w+)$/.exec(headers.find(([name]) => name === 'Authorization')?.[1] ?? '')?.[1]

const get = (url: string, headers: [string, string][] = []): Signable => ({
  method: 'GET',
  url: new URL(url),
  headers,
  body: undefined,
})

/** The cases of AWS's signature version 4 test suite whose paths a URL can hold as they stand there. */
describe('the published test suite', () => {
  const auth = {
    service: 'service',
    region: 'us-east-1',
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  }
  const atMs = Date.UTC(2015, 7, 30, 12, 36)
  const host = 'https://example.amazonaws.com'
  const form: [string, string][] = [['Content-Type', 'application/x-www-form-urlencoded']]
  const unreserved = '-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

  test.each<[string, Signable, string]>([
    ['get-vanilla', get(`${host}/`), '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-query-order-key-case',
      get(`${host}/?Param2=value2&Param1=value1`),
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-vanilla-query-unreserved',
      get(`${host}/?${unreserved}=${unreserved}`),
      '9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197',
    ],
    [
      'get-unreserved',
      get(`${host}/${unreserved}`),
      '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
    ],
    [
      'get-header-value-trim',
      get(`${host}/`, [
        ['My-Header1', ' value1'],
        ['My-Header2', ' "a   b   c"'],
      ]),
      'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
    ],
    [
      'post-vanilla',
      { ...get(`${host}/`), method: 'POST' },
      '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    ],
    [
      'post-x-www-form-urlencoded',
      { ...get(`${host}/`, form), method: 'POST', body: 'Param1=value1' },
      'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    ],
  ])('%s', (_, request, signature) => {
    expect(signatureOf(signAws(request, auth, atMs, digest))).toBe(signature)
  })

  test('the whole header names what it covers', () => {
    expect(signAws(get(`${host}/`), auth, atMs, digest)).toEqual([
      ['X-Amz-Date', '20150830T123600Z'],
      [
        'Authorization',
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
      ],
    ])
  })

  test('a session token is sent and signed', () => {
    const headers = signAws(get(`${host}/`), { ...auth, sessionToken: 'session==' }, atMs, digest)
    expect(headers[1]).toEqual(['X-Amz-Security-Token', 'session=='])
    expect(headers[2]?.[1]).toContain('SignedHeaders=host;x-amz-date;x-amz-security-token,')
  })

  test('what a proxy may change is not signed; everything else is', () => {
    const plain = signatureOf(signAws(get(`${host}/`), auth, atMs, digest))
    expect(signatureOf(signAws(get(`${host}/`, [['User-Agent', 'x']]), auth, atMs, digest))).toBe(plain)
    expect(signatureOf(signAws(get(`${host}/`, [['Accept', 'x']]), auth, atMs, digest))).not.toBe(plain)
    expect(signatureOf(signAws(get(`${host}/a b`), auth, atMs, digest))).not.toBe(
      signatureOf(signAws(get(`${host}/a+b`), auth, atMs, digest)),
    )
  })
})

/** "Examples: Signature Calculations" of the Amazon S3 API reference. */
describe('the published S3 examples', () => {
  const auth = {
    service: 's3',
    region: 'us-east-1',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  }
  const host = 'https://examplebucket.s3.amazonaws.com'
  test.each<[string, Signable, string]>([
    [
      'GET object',
      get(`${host}/test.txt`, [['Range', 'bytes=0-9']]),
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT object',
      {
        method: 'PUT',
        url: new URL(`${host}/test$file.text`),
        headers: [
          ['Date', 'Fri, 24 May 2013 00:00:00 GMT'],
          ['x-amz-storage-class', 'REDUCED_REDUNDANCY'],
        ],
        body: 'Welcome to Amazon S3.',
      },
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    ['GET lifecycle', get(`${host}/?lifecycle`), 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    [
      'list objects',
      get(`${host}/?max-keys=2&prefix=J`),
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('%s', (_, request, signature) => {
    expect(signatureOf(signAws(request, auth, Date.UTC(2013, 4, 24), digest))).toBe(signature)
  })
})

test('the date has no separators', () => {
  expect(amzDate(Date.UTC(2026, 0, 2, 3, 4, 5, 678))).toBe('20260102T030405Z')
})
