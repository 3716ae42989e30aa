import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curlOf, variableName } from '../../../electron/core/export/curl.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { exchangeSample } from '../redact/exchangeSample.ts'
import { transcriptSample } from './transcriptSample.ts'

/** Runs the command under a real sh in which curl prints its arguments, each ended by a NUL. */
function argumentsOf(command: string, env: Record<string, string> = {}): string[] {
  const script = `curl() { for one in "$@"; do printf '%s\\0' "$one"; done; }\n${command}`
  const out = execFileSync('/bin/sh', ['-u', '-c', script], { env: { PATH: '/nowhere', ...env }, encoding: 'utf8' })
  return out.split('\0').slice(0, -1)
}

function requestOf(url: string, headers: [string, string][], method = 'GET', text?: string): Exchange {
  const exchange = exchangeSample()
  exchange.request = { method, url, headers }
  if (text !== undefined) exchange.request.body = { text, wireBytes: 1, decodedBytes: 1, truncated: false }
  return exchange
}

describe('curlOf', () => {
  it('is the request, with secrets as variables', () => {
    const exchange = requestOf(
      'https://api.example/v1?key=‹mail.apiKey …a91f›&x=1',
      [
        ['Host', 'api.example'],
        ['Authorization', 'Bearer ‹stripe.apiKey …0c3d›'],
        ['Content-Length', '7'],
        ['Accept-Encoding', 'gzip'],
        ['X-Empty', ''],
      ],
      'POST',
      '{"a":1}',
    )
    const env = { STRIPE_API_KEY: 'sk $x "1"', MAIL_API_KEY: 'm' }
    expect(argumentsOf(curlOf(transcriptSample([exchange])), env)).toEqual([
      '--verbose',
      '--globoff',
      '--url',
      'https://api.example/v1?key=m&x=1',
      '--request',
      'POST',
      '--header',
      'Authorization: Bearer sk $x "1"',
      '--header',
      'X-Empty;',
      '--header',
      'User-Agent:',
      '--header',
      'Accept:',
      '--header',
      'Content-Type:',
      '--compressed',
      '--data-raw',
      '{"a":1}',
    ])
  })

  it('repeats HTTP/2 without its pseudo-headers, the proxy and our own authorities', () => {
    const exchange = requestOf('https://a.example/', [
      [':method', 'GET'],
      [':path', '/'],
      ['user-agent', 'x'],
      ['accept', '*/*'],
    ])
    exchange.request.httpVersion = '2'
    if (exchange.connection) exchange.connection.proxy = { url: 'http://proxy.example:3128', from: 'https_proxy' }
    expect(argumentsOf(curlOf(exchange, { ownAuthorities: true }), { CA_FILE: '/ca here.pem' })).toEqual([
      ...['--verbose', '--globoff', '--url', 'https://a.example/', '--http2', '--cacert', '/ca here.pem'],
      ...['--proxy', 'http://proxy.example:3128', '--header', 'user-agent: x', '--header', 'accept: */*'],
    ])
  })

  it('lets curl follow redirects only where no header goes to another origin', () => {
    const hop = (url: string, role: Exchange['role'], method = 'GET') => ({ ...requestOf(url, [], method), role })
    const at = 'https://a.example'
    const near = curlOf(transcriptSample([hop(`${at}/1`, 'redirect'), hop(`${at}/2`, 'request')]))
    expect(argumentsOf(near)).toEqual(expect.arrayContaining([`${at}/1`, '--location', '--max-redirs', '10']))
    const far = curlOf(transcriptSample([hop(`${at}/1`, 'redirect'), hop('https://b.example/2', 'request')]))
    expect(argumentsOf(far).filter((one) => one.startsWith('https://'))).toEqual([`${at}/1`, 'https://b.example/2'])
    expect(far).not.toContain('--location')
    const posted = curlOf(transcriptSample([hop(`${at}/1`, 'redirect', 'POST'), hop(`${at}/2`, 'request')]))
    expect(posted).not.toContain('--location')
  })

  it('goes past proxies where the settings do, and to the address that the attempt chose', () => {
    const exchange = requestOf('https://a.example/', [])
    exchange.connection = { host: 'a.example', port: 443 }
    const varied = (kind: 'address' | 'http1', use: string, host = 'a.example') => ({
      ...transcriptSample([exchange]),
      attempt: { number: 2, of: 4, variation: { kind, host, use, instead: '192.0.2.1' } },
    })
    expect(argumentsOf(curlOf(exchange, { direct: true }))).toEqual(expect.arrayContaining(['--noproxy', '*']))
    expect(argumentsOf(curlOf(varied('address', '192.0.2.2')))).toEqual(
      expect.arrayContaining(['--resolve', 'a.example:443:192.0.2.2']),
    )
    expect(curlOf(varied('address', '2001:db8::1'))).toContain("--resolve 'a.example:443:[2001:db8::1]'")
    expect(curlOf(varied('http1', 'HTTP/1.1'))).not.toContain('--resolve')
    expect(curlOf(varied('address', '192.0.2.2', 'other.example'))).not.toContain('--resolve')
  })

  it('has curl sign anew what was signed, with the key as variables', () => {
    const exchange = requestOf('https://sts.eu-central-1.amazonaws.com/', [
      ['Authorization', 'AWS4-HMAC-SHA256 ‹aws.keyId …a91f›'],
      ['X-Amz-Date', '20260101T000000Z'],
      ['x-amz-content-sha256', 'e3b0'],
      ['X-Amz-Security-Token', '‹aws.session …0c3d›'],
    ])
    const env = { AWS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 's e', AWS_SESSION: 't' }
    const given = argumentsOf(curlOf(exchange), env)
    expect(given).toEqual(expect.arrayContaining(['--aws-sigv4', 'aws:amz', '--user', 'AKIA:s e']))
    expect(given).toContain('X-Amz-Security-Token: t')
    expect(given.join('\n')).not.toMatch(/20260101|e3b0|^Authorization/im)
  })

  it('shows the client certificate that the attempt had', () => {
    const exchange = requestOf('https://a.example/', [])
    const tls = { alpnOffered: [], verified: true, chain: [], clientCertificate: true }
    exchange.connection = { host: 'a.example', port: 443, tls }
    const env = { CLIENT_CERT: '/c.pem', CLIENT_KEY: '/k.pem' }
    expect(argumentsOf(curlOf(exchange), env)).toEqual(expect.arrayContaining(['--cert', '/c.pem', '--key', '/k.pem']))
  })

  it('leaves a token request out', () => {
    const token = { ...requestOf('https://login.example/', [], 'POST', 'a=b'), role: 'token' as const }
    const whole = curlOf(transcriptSample([token, requestOf('https://a.example/', [])]))
    expect(whole).not.toContain('login.example')
    expect(whole).toMatch(/^# The access token was fetched just before/)
  })

  it('asks for HEAD as curl does', () => {
    expect(argumentsOf(curlOf(requestOf('https://a.example/', [], 'HEAD')))).toContain('--head')
  })

  it('says so when nothing was sent', () => {
    expect(argumentsOf(curlOf(transcriptSample([])))).toEqual([])
  })

  it.each([
    ['stripe.apiKey', 'STRIPE_API_KEY'],
    ['authorization', 'AUTHORIZATION'],
    ['1st-key', 'SECRET_1ST_KEY'],
    ['a--b..c', 'A_B_C'],
  ])('%s is $%s', (name, variable) => {
    expect(variableName(name)).toBe(variable)
  })

  it('no text can end its quotes: sh hands every argument to curl as it is', () => {
    const nasty = fc.string({ unit: fc.constantFrom(...'\'"`$(){}[]|&;<>*?!#~=\\ \n\r\t-%aé😀'), maxLength: 40 })
    fc.assert(
      fc.property(
        nasty,
        nasty,
        nasty.filter((text) => text !== ''),
        nasty,
        (path, value, method, body) => {
          // A fragment is never sent.
          const url = `https://a.example/${path.replaceAll('#', '')}`
          const given = argumentsOf(curlOf(requestOf(url, [['X-Value', `v${value}`]], `M${method}`, body)))
          expect(given).toEqual([
            ...['--verbose', '--globoff', '--url', url, '--request', `M${method}`],
            ...['--header', `X-Value: v${value}`, '--header', 'User-Agent:', '--header', 'Accept:'],
            ...['--header', 'Content-Type:', '--data-raw', body],
          ])
        },
      ),
      { numRuns: 60 },
    )
  })
})
