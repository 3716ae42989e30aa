import { sameField } from '../../../electron/core/affected/fields.ts'
import type { Looked } from '../../../electron/core/affected/look.ts'
import { suggest } from '../../../electron/core/affected/suggest.ts'
import type { AffectedSpec, Field } from '../../../electron/core/affected/types.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import type { Monitor } from '../../../electron/core/model/monitor.ts'
import { momentText, readMoment } from '../../ui/moments.ts'

/** What the user chose, as the inputs hold it. Fields are places in the list of those seen, or null. */
export type Choices = {
  customer: string | null
  time: string | null
  host: string | null
  hosts: string[]
  status: string | null
  statusFrom: 400 | 500
  error: string | null
  zone: 'utc' | 'local'
  from: string
  to: string
}

/** Hosts that the vendor's monitors ask. */
export function hostsOf(monitors: readonly Monitor[], vendorId: string): string[] {
  const hosts = monitors
    .filter((monitor) => monitor.vendorId === vendorId)
    .flatMap(({ request }) => URL.parse(request.url)?.hostname ?? [])
  return [...new Set(hosts)]
}

/** Begins with what the log's names suggest and the incident's own time, a second more on either side. */
export function firstChoices(looked: Looked, incident: Incident, hosts: string[], nowMs: number): Choices {
  const found = suggest(looked, hosts)
  const place = (field: Field | undefined) => {
    const at = looked.fields.findIndex((seen) => sameField(seen.field, field))
    return at === -1 ? null : String(at)
  }
  return {
    customer: place(found.customer),
    time: place(found.time),
    host: place(found.host),
    hosts,
    status: place(found.status),
    statusFrom: 400,
    error: place(found.error),
    zone: 'utc',
    from: momentText(incident.firstFailureAtMs, true),
    to: momentText((incident.closedAtMs ?? nowMs) + 1_000, true),
  }
}

/** The choices as what the reader needs, or what is still missing, in a sentence. */
export function specOf(
  choices: Choices,
  looked: Looked,
): { ok: true; spec: AffectedSpec } | { ok: false; why: string } {
  const field = (place: string | null) => (place === null ? undefined : looked.fields[Number(place)]?.field)
  const missing = (why: string) => ({ ok: false, why }) as const
  const [customer, time] = [field(choices.customer), field(choices.time)]
  const [status, error, host] = [field(choices.status), field(choices.error), field(choices.host)]
  const [fromMs, toMs] = [readMoment(choices.from), readMoment(choices.to)]
  if (!customer) return missing(wording.incident.affected.missing.customer)
  if (!time) return missing(wording.incident.affected.missing.time)
  if (!status && !error) return missing(wording.incident.affected.missing.failure)
  if (host && choices.hosts.length === 0) return missing(wording.incident.affected.missing.hosts)
  if (fromMs === undefined || toMs === undefined) return missing(wording.incident.affected.missing.ends)
  if (fromMs >= toMs) return missing(wording.incident.affected.missing.order)
  return {
    ok: true,
    spec: {
      format: looked.format,
      delimiter: looked.delimiter,
      customer,
      time,
      zone: choices.zone,
      host: host && { field: host, names: choices.hosts },
      failure: { status, statusFrom: choices.statusFrom, error },
      fromMs,
      // The second that was typed belongs to it.
      toMs: toMs + 999,
    },
  }
}
