import { createHash } from 'node:crypto'
import { transcriptId } from '../../electron/core/history/transcripts.ts'
import { settingsSchema } from '../../electron/core/model/settings.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'
import { openStore } from '../../electron/node/store/openStore.ts'
import type { Store } from '../../electron/node/store/store.ts'
import { systemClock } from '../../electron/node/systemClock.ts'
import { exchangeSample } from '../core/redact/exchangeSample.ts'
import { transcript } from '../node/store/records.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** A JSON body as vendors answer, about 300 bytes a row: the same names, other identifiers each time. */
export function vendorBody(n: number, rowCount = 6): string {
  const rows = Array.from({ length: rowCount }, (_, at) => ({
    ...{ object: 'balance_transaction', id: `txn_${hash(`${n}/${at}`).slice(0, 24)}`, amount: (n * 7 + at) % 100_000 },
    ...{ currency: 'eur', description: 'Charge for an order of the shop', status: 'available', type: 'charge' },
    ...{ created: 1_790_000_000 + n, source: `ch_${hash(`s${n}/${at}`).slice(0, 24)}`, fee_details: [] },
  }))
  return JSON.stringify({ object: 'list', url: '/v1/balance/history', has_more: true, data: rows })
}

/** A failed attempt with complete exchange, numbered so that each can be told apart. */
export function failure(n: number, startedAtMs: number, rowCount = 6): Transcript {
  const exchange = exchangeSample()
  exchange.startedAtMs = startedAtMs
  if (exchange.response) {
    exchange.response.status = n % 3 ? 503 : 500
    exchange.response.headers.push(['X-Request-Id', `req_${hash(String(n)).slice(0, 24)}`])
    const text = vendorBody(n, rowCount)
    exchange.response.body = {
      text,
      mimeType: 'application/json',
      wireBytes: 900,
      decodedBytes: text.length,
      truncated: false,
    }
  }
  return transcript(transcriptId(startedAtMs, n), startedAtMs, 'down', {
    monitorId: `monitor-${n % 50}`,
    vendorId: `vendor-${n % 10}`,
    exchanges: [exchange],
  })
}

export const requestIdOf = (n: number) => `req_${hash(String(n)).slice(0, 24)}`

/** A store on the real clock with the settings a user begins with. */
export function openBenchStore(dataDir: string): Promise<Store> {
  const settings = settingsSchema.parse({})
  return openStore({
    dataDir,
    clock: systemClock,
    retention: () => settings.retention,
    bodyCapBytes: () => settings.bodyCapBytes,
    onProblem: (problem) => {
      if (problem) throw new Error(problem.text)
    },
  })
}

export const secrets = Array.from({ length: 50 }, (_, n) => ({ name: `vendor.key${n}`, value: `sk_${hash(`k${n}`)}` }))
export const fingerprint = hash
