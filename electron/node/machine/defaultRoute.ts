import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'

export type DefaultRoute = { interface: string; gateway?: string }

const commandTimeoutMs = 2_000
/** Reading it starts a program there: not more often than this. */
const keptForMs = 5_000

/** `/proc/net/route`: addresses in hexadecimal, the lowest byte first; flag 1 = up. The route with the lowest metric wins. */
export function routeFromProc(ipv4: string): DefaultRoute | null {
  const rows = ipv4
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, destination, , flags, , , , mask]) => {
      return destination === '00000000' && mask === '00000000' && (Number.parseInt(flags ?? '0', 16) & 1) === 1
    })
    .sort((a, b) => Number(a[6]) - Number(b[6]))
  const [name, , gateway] = rows[0] ?? []
  if (!name) return null
  const bytes = (gateway ?? '').match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? []
  const dotted = bytes.reverse().join('.')
  return { interface: name, ...(dotted !== '0.0.0.0' && dotted !== '' && { gateway: dotted }) }
}

/** `/proc/net/ipv6_route`: the default route has no prefix and does not lead to `lo`. */
export function routeFromProc6(ipv6: string): DefaultRoute | null {
  for (const line of ipv6.split('\n')) {
    const [destination, length, , , , , , , , name] = line.trim().split(/\s+/)
    if (/^0+$/.test(destination ?? '') && length === '00' && name && name !== 'lo') return { interface: name }
  }
  return null
}

/** What `route -n get default` of macOS and the BSDs prints. */
export function routeFromBsd(text: string): DefaultRoute | null {
  const field = (name: string) => new RegExp(`^\\s*${name}: (\\S+)`, 'm').exec(text)?.[1]
  const name = field('interface')
  const gateway = field('gateway')
  return name ? { interface: name, ...(gateway && { gateway }) } : null
}

/** What `route print -4 0.0.0.0` of Windows prints: destination, mask, gateway, interface's address, metric. */
export function routeFromWindows(text: string): DefaultRoute | null {
  const rows = [...text.matchAll(/^\s*0\.0\.0\.0\s+0\.0\.0\.0\s+(\S+)\s+([\d.]+)\s+(\d+)\s*$/gm)]
  const best = rows.sort((a, b) => Number(a[3]) - Number(b[3]))[0]
  if (!best?.[1] || !best[2]) return null
  return { interface: best[2], ...(/^\d/.test(best[1]) && { gateway: best[1] }) }
}

let kept: { atMs: number; route: Promise<DefaultRoute | null | undefined> } | undefined

/** Where packets for anywhere go; null: nowhere; undefined: this system does not say. */
export async function readDefaultRoute(): Promise<DefaultRoute | null | undefined> {
  if (process.platform === 'linux') {
    const [four, six] = await Promise.all(
      ['/proc/net/route', '/proc/net/ipv6_route'].map((path) => readFile(path, 'utf8').catch(() => '')),
    )
    if (!four) return undefined
    return routeFromProc(four) ?? routeFromProc6(six ?? '')
  }
  const nowMs = performance.now()
  if (!kept || nowMs - kept.atMs > keptForMs) kept = { atMs: nowMs, route: askSystem() }
  return kept.route
}

async function askSystem(): Promise<DefaultRoute | null | undefined> {
  if (process.platform === 'win32') {
    const text = await run('route', ['print', '-4', '0.0.0.0'])
    // IPv6 may be the only way out there; without a route of IPv4 nothing is claimed.
    return text === undefined ? undefined : (routeFromWindows(text) ?? undefined)
  }
  const text = await run('/sbin/route', ['-n', 'get', 'default'])
  if (text === undefined) return undefined
  return routeFromBsd(text) ?? routeFromBsd((await run('/sbin/route', ['-n', 'get', '-inet6', 'default'])) ?? '')
}

/** Undefined when it could not be run at all. `route` ends with an error when there is no route, and that is an answer. */
function run(command: string, args: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: commandTimeoutMs, windowsHide: true }, (error, stdout, stderr) => {
      const ran = !error || typeof error.code === 'number'
      resolve(ran ? `${stdout}\n${stderr}` : undefined)
    })
  })
}
