import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Hop, nextHop } from '../../../electron/node/probe/redirect.ts'

const hop = (method: string, body?: string): Hop => ({
  method,
  url: new URL('https://api.example/v1?x=1'),
  headers: [
    ['Authorization', 'Bearer key'],
    ['Content-Type', 'text/plain'],
    ['Accept', 'text/html'],
  ],
  body,
})

test.each([
  ['GET', 301, 'GET'],
  ['POST', 301, 'GET'],
  ['POST', 302, 'GET'],
  ['PUT', 302, 'PUT'],
  ['PUT', 303, 'GET'],
  ['HEAD', 303, 'HEAD'],
  ['POST', 307, 'POST'],
  ['POST', 308, 'POST'],
])('%s after %i becomes %s', (method, status, expected) => {
  const next = nextHop(hop(method, 'a=1'), status, [['Location', '/next']])
  expect(next).toMatchObject({ kind: 'go', hop: { method: expected } })
  const body = next.kind === 'go' ? next.hop.body : 'none'
  expect(body).toBe(
    expected === method && status !== 303 ? 'a=1' : status === 303 && method === 'HEAD' ? 'a=1' : undefined,
  )
})

test.each([
  ['/next', 'https://api.example/next', true],
  ['?y=2#part', 'https://api.example/v1?y=2', true],
  ['https://api.example:443/z', 'https://api.example/z', true],
  ['https://api.example:444/z', 'https://api.example:444/z', false],
  ['http://api.example/z', 'http://api.example/z', false],
  ['//other.example/z', 'https://other.example/z', false],
  ['https://user:pass@api.example/z', 'https://api.example/z', true],
])('to %s', (location, url, keepsKey) => {
  const next = nextHop(hop('GET'), 302, [['location', location]])
  expect(next.kind === 'go' && next.hop.url.href).toBe(url)
  const names = next.kind === 'go' ? next.hop.headers.map(([name]) => name) : []
  expect(names.includes('Authorization')).toBe(keepsKey)
})

test.each([
  [200, 'https://api.example/'],
  [304, '/'],
  [300, '/'],
])('%i does not lead anywhere', (status, location) => {
  expect(nextHop(hop('GET'), status, [['Location', location]])).toEqual({ kind: 'stay' })
})

test.each(['ftp://x/', 'javascript:alert(1)', 'file:///etc/passwd', 'http://'])('%s is no place to go', (location) => {
  expect(nextHop(hop('GET'), 302, [['Location', location]])).toEqual({ kind: 'broken', location })
})

test('whatever the headers, only harmless ones reach another origin', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,20}$/)
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), fc.constantFrom(301, 302, 303, 307, 308), (headers, status) => {
      const next = nextHop({ ...hop('GET'), headers }, status, [['Location', 'https://other.example/']])
      const names = next.kind === 'go' ? next.hop.headers.map(([one]) => one.toLowerCase()) : []
      const harmless = ['accept', 'accept-language', 'content-type', 'user-agent']
      expect(names.filter((one) => !harmless.includes(one))).toEqual([])
    }),
  )
})
