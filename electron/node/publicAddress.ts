import { isIP } from 'node:net'
import type { Incident } from '../core/model/incident.ts'
import type { Settings } from '../core/model/settings.ts'
import type { Clock, Probe } from '../core/ports.ts'
import type { Watch } from '../core/watch.ts'
import type { Changes } from './changes.ts'

const timeoutMs = 4_000
/** Incidents that open together share one answer. */
const sharedForMs = 60_000
/** Fields in which services of this kind put the address. */
const fields = ['ip', 'address', 'origin', 'query']

type Parts = {
  clock: Clock
  probe: Probe
  settings(): Pick<Settings, 'publicAddressUrl'>
  watch: Pick<Watch, 'openIncidents' | 'amend'>
  changes: Pick<Changes, 'listen'>
}

/** The address in an answer: bare text, or a JSON object that holds it in one of the usual fields. */
export function addressIn(text: string): string | undefined {
  const bare = text.trim()
  if (isIP(bare)) return bare
  try {
    const value: unknown = JSON.parse(bare)
    const found = fields.flatMap((name) => {
      const one = typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name) : []
      return typeof one?.[1] === 'string' ? [one[1].split(',')[0]?.trim() ?? ''] : []
    })
    return found.find((one) => isIP(one) !== 0)
  } catch {
    return undefined
  }
}

/**
 * Asks for our public address once an incident opens, where the settings name whom to ask, and keeps it with the
 * incident: networks find a request by it. Without that setting nothing is asked. Returns what ends it.
 */
export function watchPublicAddress({ clock, probe, settings, watch, changes }: Parts): () => void {
  const ending = new AbortController()
  const done = new Set<string>()
  let asked: { url: string; atMs: number; answer: Promise<string | undefined> } | undefined

  async function ask(url: string): Promise<string | undefined> {
    const request = { method: 'GET' as const, url, headers: [], followRedirects: true }
    const { raw } = await probe.attempt({ request, timeoutMs }, ending.signal)
    const { response, failure } = raw.at(-1) ?? {}
    return failure || response?.status !== 200 ? undefined : addressIn(response.body?.text ?? '')
  }

  async function tell({ id }: Incident, url: string): Promise<void> {
    done.add(id)
    const atMs = clock.nowMs()
    if (!asked || asked.url !== url || atMs - asked.atMs > sharedForMs) asked = { url, atMs, answer: ask(url) }
    const address = await asked.answer
    if (address && !ending.signal.aborted)
      watch.amend(id, (incident) => ({ ...incident, publicAddress: { address, askedAtMs: atMs } }))
  }

  const unlisten = changes.listen(({ kinds }) => {
    const { publicAddressUrl: url } = settings()
    if (!url || !kinds.includes('incidents')) return
    for (const incident of watch.openIncidents())
      if (!incident.publicAddress && !done.has(incident.id)) void tell(incident, url)
  })
  return () => {
    unlisten()
    ending.abort()
  }
}
