import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TLSSocket } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { OAuth2 } from '../../../electron/core/model/auth.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { type RequestSpec, requestSchema } from '../../../electron/core/model/monitor.ts'
import { createProbe } from '../../../electron/node/probe/probe.ts'
import { createAuthority } from '../../kit/certificates.ts'
import { type OpenServer, openServer } from '../../kit/openServer.ts'

type Answer = (request: IncomingMessage & { text: string }, response: ServerResponse) => void
const opened: OpenServer[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})

const reading = (answer: Answer) => (request: IncomingMessage, response: ServerResponse) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => answer(Object.assign(request, { text: Buffer.concat(chunks).toString() }), response))
}

async function serve(answer: Answer): Promise<string> {
  const server = await openServer(createHttp(reading(answer)))
  opened.push(server)
  return `http://127.0.0.1:${server.port}`
}

function probing(nowMs: () => number = Date.now) {
  const learned: string[] = []
  const probe = createProbe({
    version: '1',
    env: {},
    settings: () => ({ useSystemProxy: false, caFiles: [] }),
    nowMs,
    onToken: (token) => learned.push(token),
  })
  const attempt = async (spec: Partial<RequestSpec>, timeoutMs = 5_000): Promise<Exchange[]> =>
    (await probe.attempt({ request: requestSchema.parse(spec), timeoutMs }, new AbortController().signal)).raw
  return { attempt, learned }
}
const told = (exchanges: readonly Exchange[]) =>
  exchanges.map(({ role, response, failure }) => `${role} ${response?.status ?? failure?.kind}`)

describe('OAuth 2 client credentials', () => {
  /** A vendor whose tokens can be taken back, and which counts how many it gave. */
  async function vendor() {
    const state = { issued: 0, good: new Set<string>(), calls: [] as string[], expiresIn: 3_600 as number | undefined }
    const origin = await serve((request, response) => {
      state.calls.push(`${request.method} ${request.url}`)
      if (request.url === '/token') {
        const basic = Buffer.from(request.headers.authorization?.slice(6) ?? '', 'base64').toString()
        const form = new URLSearchParams(request.text)
        const secret = basic === '' ? form.get('client_secret') : basic.split(':')[1]
        if (secret !== 's3cret') return response.writeHead(401).end('{"error":"invalid_client"}')
        const token = `token-${++state.issued}`
        state.good.add(token)
        return response
          .writeHead(200, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: state.expiresIn }))
      }
      const given = request.headers['x-token'] ?? request.headers.authorization?.replace('Bearer ', '')
      response.writeHead(state.good.has(String(given)) ? 200 : 401).end('{}')
    })
    const auth: OAuth2 = {
      kind: 'oauth2',
      tokenUrl: `${origin}/token`,
      clientId: 'acme',
      clientSecret: 's3cret',
      clientAuth: 'basic',
    }
    return { state, origin, auth }
  }

  test('a token is fetched once, its exchange is on record, and it is used until shortly before it ends', async () => {
    const { state, origin, auth } = await vendor()
    let nowMs = 1_000_000
    const { attempt, learned } = probing(() => nowMs)
    const first = await attempt({ url: `${origin}/v1`, auth })
    expect(told(first)).toEqual(['token 200', 'request 200'])
    expect(first[0]?.request.body?.text).toBe('grant_type=client_credentials')
    expect(first[1]?.request.headers).toContainEqual(['Authorization', 'Bearer token-1'])
    expect(learned).toEqual(['token-1'])
    expect(told(await attempt({ url: `${origin}/v1`, auth }))).toEqual(['request 200'])
    nowMs += 3_539_000
    expect(told(await attempt({ url: `${origin}/v1`, auth }))).toEqual(['request 200'])
    expect(learned).toEqual(['token-1', 'token-1', 'token-1'])
    nowMs += 2_000
    expect(told(await attempt({ url: `${origin}/v1`, auth }))).toEqual(['token 200', 'request 200'])
    expect(state.issued).toBe(2)
  })

  test('two probes at once share one fetch; other credentials have a token of their own', async () => {
    const { state, origin, auth } = await vendor()
    const { attempt } = probing()
    const both = await Promise.all([
      attempt({ url: `${origin}/v1`, auth }),
      attempt({ url: `${origin}/v2`, auth: { ...auth, tokenHeader: 'X-Token' } }),
    ])
    expect(both.map(told).toSorted()).toEqual([['request 200'], ['token 200', 'request 200']])
    await attempt({ url: `${origin}/v1`, auth: { ...auth, scope: 'other' } })
    expect(state.issued).toBe(2)
  })

  test('401 with a held token fetches another, once', async () => {
    const { state, origin, auth } = await vendor()
    const { attempt } = probing()
    await attempt({ url: `${origin}/v1`, auth: { ...auth, clientAuth: 'body' } })
    state.good.clear()
    const renewed = await attempt({ url: `${origin}/v1`, auth: { ...auth, clientAuth: 'body' } })
    expect(told(renewed)).toEqual(['request 401', 'token 200', 'request 200'])

    state.good.clear()
    const refuse = state.good.add
    state.good.add = () => state.good
    expect(told(await attempt({ url: `${origin}/v1`, auth: { ...auth, clientAuth: 'body' } }))).toEqual([
      'request 401',
      'token 200',
      'request 401',
    ])
    // A token fetched a moment ago that is refused is not fetched again in the same attempt.
    expect(told(await attempt({ url: `${origin}/v1`, auth: { ...auth, scope: 'new' } }))).toEqual([
      'token 200',
      'request 401',
    ])
    state.good.add = refuse
  })

  test('a refused client ends the attempt at the token endpoint; so does one that cannot be reached', async () => {
    const { state, origin, auth } = await vendor()
    const { attempt, learned } = probing()
    expect(told(await attempt({ url: `${origin}/v1`, auth: { ...auth, clientSecret: 'wrong' } }))).toEqual([
      'token 401',
    ])
    expect(state.calls).toEqual(['POST /token'])
    expect(learned).toEqual([])
    const gone = { ...auth, tokenUrl: 'http://127.0.0.1:1/token' }
    expect(told(await attempt({ url: `${origin}/v1`, auth: gone }))).toEqual(['token refused'])
  })

  test('a token endpoint that redirects gets no second request', async () => {
    const elsewhere: string[] = []
    const other = await serve((request, response) => {
      elsewhere.push(request.url ?? '')
      response.writeHead(200).end()
    })
    const origin = await serve((_, response) => response.writeHead(307, { Location: `${other}/steal` }).end())
    const { attempt } = probing()
    const auth: OAuth2 = {
      kind: 'oauth2',
      tokenUrl: `${origin}/token`,
      clientId: 'a',
      clientSecret: 'b',
      clientAuth: 'body',
    }
    expect(told(await attempt({ url: origin, auth }))).toEqual(['token 307'])
    expect(elsewhere).toEqual([])
  })

  test('the time-out covers the token too', async () => {
    const origin = await serve(() => undefined)
    const { attempt } = probing()
    const auth: OAuth2 = {
      kind: 'oauth2',
      tokenUrl: `${origin}/t`,
      clientId: 'a',
      clientSecret: 'b',
      clientAuth: 'basic',
    }
    expect(told(await attempt({ url: origin, auth }, 200))).toEqual(['token timeout'])
  })
})

describe('AWS Signature Version 4', () => {
  test('the signature covers what is really on the wire', async () => {
    let seen: IncomingMessage | undefined
    const origin = await serve((request, response) => {
      seen = request
      response.writeHead(302, { Location: '/other' }).end()
    })
    const { attempt } = probing(() => Date.UTC(2026, 0, 2, 3, 4, 5))
    const auth = {
      kind: 'aws' as const,
      service: 's3',
      region: 'eu-central-1',
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'k',
      sessionToken: 'session',
    }
    const exchanges = await attempt({
      url: `${origin}/a%20b?x=1&list`,
      auth,
      headers: [{ name: 'X-Own', value: 'a  b' }],
    })
    // A signature holds for one address: no redirect is followed.
    expect(told(exchanges)).toEqual(['request 302'])
    expect(seen?.headers).toMatchObject({
      'x-amz-date': '20260102T030405Z',
      'x-amz-security-token': 'session',
      'x-amz-content-sha256': createHash('sha256').update('').digest('hex'),
    })
    expect(seen?.headers.authorization).toContain(
      'Credential=AKIDEXAMPLE/20260102/eu-central-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-own, Signature=',
    )
  })
})

describe('mutual TLS', () => {
  const ours = createAuthority('Authority of the clients')
  const servers = createAuthority('Authority of the servers')
  const client = ours.issue(['client.test'])
  let origin = ''
  let optional = ''
  let serverHere: OpenServer
  let optionalHere: OpenServer

  beforeAll(async () => {
    const who: Answer = (request, response) => {
      const peer = request.socket instanceof TLSSocket ? request.socket.getPeerCertificate() : undefined
      response.writeHead(200).end(JSON.stringify({ client: peer?.subject?.CN ?? null }))
    }
    const identity = servers.issue(['127.0.0.1'])
    const tls = { ...identity, ca: ours.cert, requestCert: true }
    serverHere = await openServer(createHttps({ ...tls, rejectUnauthorized: true }, reading(who)))
    optionalHere = await openServer(createHttps({ ...tls, rejectUnauthorized: false }, reading(who)))
    origin = `https://127.0.0.1:${serverHere.port}`
    optional = `https://127.0.0.1:${optionalHere.port}`
  })
  afterAll(async () => {
    await serverHere?.close()
    await optionalHere?.close()
  })

  async function attempt(spec: Partial<RequestSpec>): Promise<Exchange[]> {
    const folder = mkdtempSync(join(tmpdir(), 'headstart-mtls-'))
    const caFile = join(folder, 'ca.pem')
    writeFileSync(caFile, servers.cert)
    const probe = createProbe({
      version: '1',
      env: {},
      settings: () => ({ useSystemProxy: false, caFiles: [caFile] }),
    })
    const answer = await probe.attempt(
      { request: requestSchema.parse(spec), timeoutMs: 5_000 },
      new AbortController().signal,
    )
    rmSync(folder, { recursive: true })
    return answer.raw
  }
  const certificate = { certificate: client.cert, key: client.key }
  const bodyOf = (exchanges: Exchange[]) => exchanges.at(-1)?.response?.body?.text

  test('the client certificate is shown to the server that asks', async () => {
    expect(bodyOf(await attempt({ url: origin, clientCertificate: certificate }))).toBe('{"client":"client.test"}')
  })

  test('without one, the failure says so', async () => {
    const [exchange] = await attempt({ url: origin })
    expect(exchange?.failure).toMatchObject({
      kind: 'tls-client-certificate',
      code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    })
  })

  test('line breaks lost on the way through a field do not matter', async () => {
    const flat = { certificate: client.cert.replaceAll('\n', ' '), key: client.key.replaceAll('\n', '\\n') }
    expect(bodyOf(await attempt({ url: origin, clientCertificate: flat }))).toBe('{"client":"client.test"}')
  })

  test.each<[string, RequestSpec['clientCertificate'], string]>([
    ['a certificate that is none', { ...certificate, certificate: 'x' }, 'The client certificate cannot be read.'],
    ['a key that is none', { ...certificate, key: 'x' }, 'The key of the client certificate cannot be read.'],
    ['a key of another', { ...certificate, key: servers.issue(['x']).key }, 'The key does not belong'],
    ['a wrong passphrase', { ...certificate, key: 'x', passphrase: 'y' }, 'cannot be read with its passphrase.'],
  ])('%s is our own trouble', async (_, clientCertificate, sentence) => {
    const [exchange] = await attempt({ url: origin, clientCertificate })
    expect(exchange?.failure?.kind).toBe('aborted')
    expect(exchange?.failure?.message).toContain(sentence)
    expect(exchange?.request.headers).toEqual([])
  })

  test('a redirect to another origin does not see it', async () => {
    const leading = await openServer(
      createHttps(
        { ...servers.issue(['127.0.0.1']), ca: ours.cert, requestCert: true, rejectUnauthorized: true },
        (_, response) => response.writeHead(302, { Location: `${optional}/` }).end(),
      ),
    )
    opened.push(leading)
    const exchanges = await attempt({
      url: `https://127.0.0.1:${leading.port}`,
      clientCertificate: certificate,
    })
    expect(told(exchanges)).toEqual(['redirect 302', 'request 200'])
    expect(bodyOf(exchanges)).toBe('{"client":null}')
  })
})
