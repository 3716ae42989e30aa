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
      '--compressed',
      '--data-raw',
      '{"a":1}',
    ])
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
          const url = `https://a.example/${path}`
          const given = argumentsOf(curlOf(requestOf(url, [['X-Value', `v${value}`]], `M${method}`, body)))
          expect(given).toEqual([
            ...['--verbose', '--globoff', '--url', url, '--request', `M${method}`],
            ...['--header', `X-Value: v${value}`, '--data-raw', body],
          ])
        },
      ),
      { numRuns: 60 },
    )
  })
})
