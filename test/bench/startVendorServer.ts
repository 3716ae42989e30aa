import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type VendorServer = { http: string; https: string; ca: string; caFile: string; stop(): void }

/** The vendor of `vendorServer.ts`, running; its authority also as a file in `folder`. */
export async function startVendorServer(folder: string): Promise<VendorServer> {
  const script = fileURLToPath(new URL('vendorServer.ts', import.meta.url))
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8')
  while (!text.includes('\n')) text += (await once(child.stdout, 'data'))[0]
  const { http, https, ca } = JSON.parse(text) as { http: number; https: number; ca: string }
  const caFile = join(folder, 'bench-ca.pem')
  await writeFile(caFile, ca)
  const stop = () => void child.kill()
  return { http: `http://localhost:${http}`, https: `https://localhost:${https}`, ca, caFile, stop }
}
