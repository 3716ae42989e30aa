import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Exchange } from '../../electron/core/model/exchange.ts'
import type { RequestSpec } from '../../electron/core/model/monitor.ts'
import { createProbe, type ProbeOptions } from '../../electron/node/probe/probe.ts'
import { type MisbehavingVendor, startMisbehavingVendor, type VendorUrl } from './misbehavingVendor.ts'

export type Attempt = Partial<RequestSpec> & {
  timeoutMs?: number
  signal?: AbortSignal
  caFiles?: string[]
  options?: Partial<ProbeOptions>
}

/** A misbehaving vendor and a probe that trusts its authority. Ends with `close`. */
export async function startProbeBench() {
  const vendor: MisbehavingVendor = await startMisbehavingVendor()
  const folder = mkdtempSync(join(tmpdir(), 'headstart-probe-'))
  const caFile = join(folder, 'authority.pem')
  writeFileSync(caFile, vendor.caPem)

  /** Runs one attempt against a behaviour or a whole URL and gives its exchanges. */
  async function attempt(target: VendorUrl | URL, wish: Attempt = {}): Promise<Exchange[]> {
    const { timeoutMs = 10_000, signal = new AbortController().signal, caFiles = [caFile], options, ...spec } = wish
    const probe = createProbe({
      version: '1.2.3',
      env: {},
      settings: () => ({ useSystemProxy: true, caFiles }),
      ...options,
    })
    const url = target instanceof URL ? target.href : vendor.urls[target]
    const request: RequestSpec = { method: 'GET', url, headers: [], followRedirects: true, ...spec }
    return (await probe.attempt({ request, timeoutMs }, signal)).raw
  }
  return {
    vendor,
    folder,
    caFile,
    attempt,
    /** The last exchange: the one that is judged. */
    async judged(target: VendorUrl | URL, wish: Attempt = {}): Promise<Exchange> {
      const exchange = (await attempt(target, wish)).at(-1)
      if (!exchange) throw new Error('The attempt has no exchange.')
      return exchange
    },
    async close() {
      await vendor.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type ProbeBench = Awaited<ReturnType<typeof startProbeBench>>
