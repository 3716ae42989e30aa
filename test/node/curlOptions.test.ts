import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { expect, test } from 'vitest'
import type { Exchange } from '../../electron/core/model/exchange.ts'
import { curlOptions } from '../../electron/node/curlOptions.ts'
import { certificateFacts } from '../../electron/node/probe/certificate.ts'
import { exchangeSample } from '../core/redact/exchangeSample.ts'

const root = certificateFacts(new X509Certificate(rootCertificates[0] ?? '').raw)
const own = { ...root, fingerprint256: '00:11' }

const chained = (...chain: (typeof root)[]): { exchanges: Exchange[] } => {
  const tls = { alpnOffered: [], verified: true, chain }
  return { exchanges: [{ ...exchangeSample(), connection: { host: 'a.example', port: 443, tls } }] }
}

test.each([
  ['a chain of our own', [chained(own)], ['/ca.pem'], true],
  ['a public chain', [chained(own, root)], ['/ca.pem'], false],
  ['no chain at all', [{ exchanges: [] }], ['/ca.pem'], true],
  ['no authorities of ours', [chained(own)], [], false],
])('%s: own authorities', (_, transcripts, caFiles, ownAuthorities) => {
  expect(curlOptions(transcripts, { caFiles, useSystemProxy: true })).toEqual({ ownAuthorities, direct: false })
})

test('past proxies where the settings go past them', () => {
  expect(curlOptions([], { caFiles: [], useSystemProxy: false }).direct).toBe(true)
})
