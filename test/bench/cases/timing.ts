import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { requestSchema } from '../../../electron/core/model/monitor.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { phasesOf } from '../../../electron/core/phases.ts'
import { createProbe } from '../../../electron/node/probe/probe.ts'
import { type Case, held, ms, quantile, type Row } from '../case.ts'
import { startVendorServer } from '../startVendorServer.ts'

const run = promisify(execFile)
const pairs = 60
const { signal } = new AbortController()
const names = ['name lookup', 'connect', 'TLS', 'first byte', 'download', 'total'] as const
const format = ['namelookup', 'connect', 'appconnect', 'pretransfer', 'starttransfer', 'total']
  .map((name) => `%{time_${name}}`)
  .join(' ')

/** The phases of one request by curl, in ms. */
async function byCurl(url: string, caFile: string): Promise<number[]> {
  const { stdout } = await run('curl', ['-s', '-o', '/dev/null', '--http1.1', '--cacert', caFile, '-w', format, url])
  const [lookup = 0, connect = 0, tls = 0, ready = 0, first = 0, total = 0] = stdout
    .split(' ')
    .map((s) => Number(s) * 1_000)
  return [lookup, connect - lookup, tls - connect, first - ready, total - first, total]
}

/** What a probe says of the same server, against what `curl -w` says: each phase of each pair. */
export const timing: Case = {
  name: 'timing',
  async run(folder) {
    const vendor = await startVendorServer(folder)
    const url = `${vendor.https}/50`
    const probe = createProbe({
      version: '0.0.0',
      settings: () => settingsSchema.parse({}),
      env: { SSL_CERT_FILE: vendor.caFile },
    })
    const byUs = async (): Promise<number[]> => {
      const { raw } = await probe.attempt({ request: requestSchema.parse({ url }), timeoutMs: 10_000 }, signal)
      const [exchange] = raw
      if (!exchange || exchange.failure) throw new Error(exchange?.failure?.message ?? 'there is no exchange')
      const { dns = 0, tcp = 0, tls = 0, send = 0, wait = 0, download = 0 } = phasesOf(exchange.instants)
      return [dns, tcp, tls, send + wait, download, exchange.instants.end]
    }
    try {
      for (let n = 0; n < 5; n++) await Promise.all([byCurl(url, vendor.caFile), byUs()])
      const errors: number[][] = names.map(() => [])
      const noise: number[] = []
      for (let n = 0; n < pairs; n++) {
        const [curl, ours, curlAgain] = [
          await byCurl(url, vendor.caFile),
          await byUs(),
          await byCurl(url, vendor.caFile),
        ]
        for (const [i, list] of errors.entries()) {
          list.push(Math.abs((ours[i] ?? 0) - (curl[i] ?? 0)))
          noise.push(Math.abs((curlAgain[i] ?? 0) - (curl[i] ?? 0)))
        }
      }
      const phases = errors.slice(0, -1).flat()
      const rows: Row[] = names.map((name, i) => [
        `${name}: difference to curl, median of ${pairs} pairs`,
        ms(quantile(errors[i] ?? [], 0.5)),
      ])
      return [
        ...rows,
        ['curl against itself, all phases: p50', ms(quantile(noise, 0.5))],
        ['curl against itself, all phases: p99', ms(quantile(noise, 0.99))],
        held('all phases: p50 of the difference', quantile(phases, 0.5), 1),
        held('all phases: p99 of the difference', quantile(phases, 0.99), 5),
      ]
    } finally {
      vendor.stop()
    }
  },
}
