import type { Incident } from '../../electron/core/model/incident.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { failing, startVendor } from './vendor.ts'

/** The one key of this set-up: nothing that leaves may hold it. */
export const northpayKey = 'nk_0123456789abcdef_e2e'

export type FailingVendor = {
  vendor: Awaited<ReturnType<typeof startVendor>>
  headstart: Running
  /** Where it keeps its data, for a second start on the same. */
  dataDir: string
  /** What a start needs in its environment. */
  env: Record<string, string>
  /** Of the incident that is open when this starts. */
  id: string
  close(): Promise<void>
}

/** Headstart with one monitor of one vendor, probed every 5 s, whose incident has just opened. */
export async function startFailingVendor(): Promise<FailingVendor> {
  const folder = temporaryFolder()
  const env = { HEADSTART_SECRET_NORTHPAY_APIKEY: northpayKey }
  const vendor = await startVendor()
  const headstart = await startHeadstart({
    dataDir: folder.path,
    config: `headstart: 1
vendors: [{ id: northpay, name: Northpay }]
monitors:
  - id: balance
    vendor: northpay
    name: Balance
    interval: 5s
    request: { url: "${vendor.url}", headers: { Authorization: "Bearer {{secret:northpay.apiKey}}" } }
    expect: [{ status: 200 }]
`,
    env,
  })
  await headstart.api('/monitors/balance/probe', { method: 'POST' })
  vendor.become(failing)
  const newest = async () => (await headstart.api<{ items: Incident[] }>('/incidents')).items[0]
  const { id } = await until('an incident', newest)
  return {
    ...{ vendor, headstart, dataDir: folder.path, env, id },
    async close() {
      await headstart.stop()
      await vendor.close()
      folder.remove()
    },
  }
}
