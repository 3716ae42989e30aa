import type { AffectedSpec } from '../../../electron/core/affected/types.ts'
import { scan } from '../../../renderer/incident/affected/jobs.ts'
import { readLog } from '../../../renderer/incident/affected/readLog.ts'
import { type Case, megabytes, ms, ratio, took } from '../case.ts'

const wantedBytes = 1_000_000_000
const startMs = Date.UTC(2026, 10, 27, 3)
const rows = 14_000

/** A few megabytes of a log: one call in fifty failed, of as many customers as there are calls. */
function block(): Uint8Array<ArrayBuffer> {
  const lines = Array.from({ length: rows }, (_, n) =>
    JSON.stringify({
      time: new Date(startMs + n * 100).toISOString(),
      level: 'info',
      message: 'outgoing call',
      request: { method: 'POST', url: `https://api.northpay.example/v1/charges/${n}`, id: `req_${n}` },
      response: { status: n % 50 === 0 ? 503 : 200, ms: n % 900 },
      customer: { id: `cus_${n}`, plan: 'pro' },
      trace: n.toString(16).padStart(48, '0'),
    }),
  )
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}

/** A file that exists only as far as it is read: the same block again and again. */
function endless(part: Uint8Array<ArrayBuffer>, size: number): Blob {
  const slice = (from = 0, to = size) => {
    const end = Math.min(to, size)
    const bytes = new Uint8Array(Math.max(0, end - from))
    for (let done = 0; done < bytes.length; ) {
      const at = (from + done) % part.length
      const piece = part.subarray(at, Math.min(part.length, at + bytes.length - done))
      bytes.set(piece, done)
      done += piece.length
    }
    // As from a disk: a turn of the loop later.
    return { arrayBuffer: () => new Promise((resolve) => setImmediate(resolve, bytes.buffer)) }
  }
  return { size, slice } as unknown as Blob
}

const json = (...path: string[]) => ({ from: 'json' as const, path })

export const affected: Case = {
  name: 'who was affected',
  async run() {
    const part = block()
    const beforeBytes = process.memoryUsage.rss()
    const log = endless(part, Math.floor(wantedBytes / part.length) * part.length)
    const spec: AffectedSpec = {
      format: 'ndjson',
      customer: json('customer', 'id'),
      time: json('time'),
      zone: 'utc',
      host: { field: json('request', 'url'), names: ['api.northpay.example'] },
      failure: { status: json('response', 'status'), statusFrom: 400 },
      fromMs: startMs,
      toMs: startMs + rows * 100,
    }
    let lines = 0
    const plainMs = await took(() =>
      readLog(log, {
        take(text) {
          for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
          return true
        },
      }),
    )
    let customers = 0
    const scanMs = await took(async () => {
      const result = await scan(log, spec, () => {})
      customers = result.customers.length
      if (result.counts.records !== lines) throw new Error('Not every line was read.')
    })
    const rss = process.resourceUsage().maxRSS * 1_024
    return [
      [`log of ${megabytes(log.size)}, ${customers} customers of ${lines.toLocaleString('en')} calls`, ms(scanMs)],
      ['against reading its lines alone', ratio(scanMs / plainMs)],
      ['most resident memory', megabytes(rss)],
      ['of it for reading', megabytes(rss - beforeBytes)],
    ]
  },
}
