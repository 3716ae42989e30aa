import { wording } from '../language/language.ts'
import type { Expectation, MonitorDraft, Vendor } from '../model/monitor.ts'
import { policySchema } from '../model/monitor.ts'
import { authTexts, filledAuth } from './authFrom.ts'
import type { CatalogEntry, CatalogField, CatalogProbe } from './schema.ts'
import { fillTemplate, namesIn, type Place, placed } from './template.ts'

/** What a user chose and typed. Values of secret fields are not wanted here: they go to the keychain. */
export type Choice = {
  fields: Readonly<Record<string, string>>
  region: number
  probeIndex: number
  /** Optional secret fields that have a value, by key: what names another one is left out. */
  given?: readonly string[]
}

const idPart = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

const regionOf = (entry: CatalogEntry, { region }: Pick<Choice, 'region'>) => entry.regions[region] ?? entry.regions[0]

export function probeOf(entry: CatalogEntry, { probeIndex }: Pick<Choice, 'probeIndex'>): CatalogProbe {
  const probe = entry.probes[probeIndex] ?? entry.probes[0]
  if (!probe) throw new Error(`The catalog's entry ${entry.id} has no probe.`)
  return probe
}

/** Regions other than the first have keys of their own: a sandbox's key is not the live one. */
export function secretNameOf(entry: CatalogEntry, field: CatalogField, choice: Pick<Choice, 'region'>): string {
  const label = entry.regions[choice.region]?.label
  return [entry.id, ...(choice.region > 0 && label ? [idPart(label)] : []), field.key].join('.')
}

/** The fields that this probe in this region needs, in the entry's order. */
export function fieldsFor(entry: CatalogEntry, choice: Omit<Choice, 'fields'>): CatalogField[] {
  const probe = probeOf(entry, choice)
  const texts = [
    regionOf(entry, choice)?.base ?? '',
    probe.url,
    ...Object.values(probe.headers),
    probe.body ?? '',
    ...authTexts(probe.auth),
    entry.statusPage.url,
    ...(entry.statusPage.components ?? []),
  ]
  const used = new Set(texts.flatMap(namesIn))
  return entry.fields.filter((field) => used.has(field.key))
}

/** What is missing or cannot stand where it must, by field. */
export function fieldProblems(entry: CatalogEntry, choice: Choice): Record<string, string> {
  const base = regionOf(entry, choice)?.base ?? ''
  const inHost = new Set(namesIn(/^https:\/\/[^/]*/.exec(base)?.[0] ?? ''))
  const problems: Record<string, string> = {}
  for (const { key, label, secret, optional, example } of fieldsFor(entry, choice)) {
    const value = choice.fields[key]?.trim() ?? ''
    if (secret || (optional && value === '')) continue
    if (value === '') problems[key] = wording.catalog.fieldMissing(label, example)
    else if (inHost.has(key) && !/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(value))
      problems[key] = wording.catalog.bareName(example)
    else if (/[\p{Cc}{}]/u.test(value)) problems[key] = wording.catalog.noBraces
  }
  return problems
}

function expectationsOf(probe: CatalogProbe): Expectation[] {
  return [
    { kind: 'status', ranges: probe.status.map((status) => [status, status] as [number, number]) },
    ...(probe.json ?? []).map((rule): Expectation => ({ kind: 'json', ...rule })),
    { kind: 'responseTime', degradedOverMs: 3_000 },
  ]
}

/**
 * The vendor and the monitor that an entry gives: a copy that lives on its own. Fields that are missing leave gaps,
 * see `fieldProblems`. Secrets stand in it as `{{secret:NAME}}` only.
 */
export function monitorFrom(entry: CatalogEntry, choice: Choice): { vendor: Vendor; draft: MonitorDraft } {
  const probe = probeOf(entry, choice)
  const region = regionOf(entry, choice)
  const fields = new Map(fieldsFor(entry, choice).map((field) => [field.key, field]))
  const typed = (key: string) => choice.fields[key]?.trim() ?? ''
  const textFor = (place: Place) => (name: string) => {
    const field = fields.get(name)
    return field?.secret ? `{{secret:${secretNameOf(entry, field, choice)}}}` : placed(typed(name), place)
  }
  const base = fillTemplate(region?.base ?? '', textFor('plain'))
  const inUrl = textFor('url')
  const leftOut = (value: string) =>
    namesIn(value).some((name) => {
      const field = fields.get(name)
      return field?.optional && (field.secret ? !choice.given?.includes(name) : typed(name) === '')
    })
  const auth = filledAuth(probe.auth, leftOut, (text, place) =>
    fillTemplate(text, (name) => (name === 'base' ? base : textFor(place)(name))),
  )
  const jsonBody = /^\s*[{[]/.test(probe.body ?? '')
  const { statusPage } = entry
  const components = statusPage.components?.map((each) => fillTemplate(each, typed)).filter((each) => each !== '')
  return {
    vendor: {
      id: entry.id,
      name: entry.name,
      statusPage: {
        kind: statusPage.kind,
        url: fillTemplate(statusPage.url, inUrl),
        ...(components?.length && { components }),
      },
      features: [],
      ...(entry.requestIds.length > 0 && { requestIds: entry.requestIds }),
    },
    draft: {
      id: [entry.id, idPart(probe.name), ...(choice.region > 0 && region ? [idPart(region.label)] : [])]
        .join('-')
        .slice(0, 64),
      vendorId: entry.id,
      name: choice.region > 0 && region ? `${probe.name}, ${region.label}` : probe.name,
      intervalMs: entry.politeIntervalMs,
      timeoutMs: 10_000,
      request: {
        method: probe.method,
        url: fillTemplate(probe.url, (name) => (name === 'base' ? base : inUrl(name))),
        headers: Object.entries(probe.headers)
          .filter(([, value]) => !leftOut(value))
          .map(([name, value]) => ({ name, value: fillTemplate(value, textFor('plain')) })),
        ...(probe.body !== undefined && { body: fillTemplate(probe.body, textFor(jsonBody ? 'json' : 'url')) }),
        followRedirects: true,
        ...(auth && { auth }),
      },
      expect: expectationsOf(probe),
      policy: policySchema.parse({}),
      ...(probe.refusals.length > 0 && { refusals: probe.refusals }),
      ...(probe.readOnlyBecause !== undefined && { scope: { anyMethod: true } }),
      catalog: { id: entry.id, revision: entry.revision },
    },
  }
}
