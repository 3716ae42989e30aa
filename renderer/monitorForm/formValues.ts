import { formatDuration } from '../../electron/core/duration.ts'
import { idFrom } from '../../electron/core/idFrom.ts'
import { type Monitor, type MonitorDraft, policySchema, type Vendor } from '../../electron/core/model/monitor.ts'
import { parametersText } from './authForm.ts'
import { type ExpectRow, newExpectRow, toExpectRow } from './expectRow.ts'
import { type ScopeText, scopeText } from './scopeText.ts'

export type HeaderRow = { key: number; name: string; value: string }

/** A monitor as typed. Times are text such as `30s`; `confirmFailures` is empty for all of them. */
export type FormValues = {
  /** Id of a vendor that exists, or null while a new one is described by the fields below. */
  vendorId: string | null
  vendorName: string
  statusPageUrl: string
  features: string
  name: string
  id: string
  method: MonitorDraft['request']['method']
  url: string
  headers: HeaderRow[]
  body: string
  followRedirects: boolean
  auth?: MonitorDraft['request']['auth']
  clientCertificate?: MonitorDraft['request']['clientCertificate']
  /** More fields of an OAuth 2 token request, `name=value`, one a line. */
  tokenParameters: string
  interval: string
  timeout: string
  expect: ExpectRow[]
  confirmAfter: string
  confirmFailures: string
  /** The whole burst; empty for as long as the waits say. */
  confirmWithin: string
  vary: MonitorDraft['policy']['vary']
  closeAfterPasses: string
  /** Empty: never flapping. */
  flapAfter: string
  scope: ScopeText
  /** What the catalog gave besides what is typed here; kept as it is. */
  refusals?: MonitorDraft['refusals']
  catalog?: MonitorDraft['catalog']
  newVendorFrom?: Vendor
}

let nextKey = 1

/** A header row; empty unless given. */
export function newHeaderRow(name = '', value = ''): HeaderRow {
  return { key: nextKey++, name, value }
}

const policy = policySchema.parse({})

/** What a new monitor begins with: enough that only vendor, name and address are left to say. */
export function emptyForm(vendorId: string | null): FormValues {
  return {
    vendorId,
    vendorName: '',
    statusPageUrl: '',
    features: '',
    name: '',
    id: '',
    method: 'GET',
    url: '',
    headers: [],
    body: '',
    followRedirects: true,
    tokenParameters: '',
    interval: '30s',
    timeout: '10s',
    expect: [newExpectRow('status'), newExpectRow('responseTime')],
    ...policyText(policy),
    scope: scopeText({}),
  }
}

function policyText(from: MonitorDraft['policy']) {
  return {
    confirmAfter: from.confirmAfterMs.map(formatDuration).join(', '),
    confirmFailures: from.confirmFailures === null ? '' : String(from.confirmFailures),
    confirmWithin: from.confirmWithinMs === null ? '' : formatDuration(from.confirmWithinMs),
    vary: from.vary,
    closeAfterPasses: String(from.closeAfterPasses),
    flapAfter: from.flapAfter === null ? '' : String(from.flapAfter),
  }
}

/** A stored monitor as typed. */
export function toForm(monitor: Monitor | MonitorDraft): FormValues {
  return {
    ...emptyForm(monitor.vendorId),
    name: monitor.name,
    id: monitor.id,
    method: monitor.request.method,
    url: monitor.request.url,
    headers: monitor.request.headers.map(({ name, value }) => newHeaderRow(name, value)),
    body: monitor.request.body ?? '',
    followRedirects: monitor.request.followRedirects,
    ...(monitor.request.auth && { auth: monitor.request.auth }),
    ...(monitor.request.clientCertificate && { clientCertificate: monitor.request.clientCertificate }),
    tokenParameters: parametersText(monitor.request.auth),
    interval: formatDuration(monitor.intervalMs),
    timeout: formatDuration(monitor.timeoutMs),
    expect: monitor.expect.map(toExpectRow),
    ...policyText(monitor.policy),
    scope: scopeText(monitor),
    ...(monitor.refusals && { refusals: monitor.refusals }),
    ...(monitor.catalog && { catalog: monitor.catalog }),
  }
}

/** What a prepared draft and its vendor say, as typed; a vendor that exists already is used. */
export function preparedForm(
  draft: MonitorDraft,
  vendor: Pick<Vendor, 'id' | 'name'> & Partial<Vendor>,
  vendors: readonly Vendor[],
): FormValues {
  const known = vendors.find((each) => each.id === vendor.id)
  const form = { ...toForm(draft), id: idFrom(known?.name ?? vendor.name, draft.name) }
  if (known) return form
  return {
    ...form,
    vendorId: null,
    vendorName: vendor.name,
    statusPageUrl: vendor.statusPage?.url ?? '',
    newVendorFrom: { features: [], ...vendor },
  }
}

/** The vendor that comes along with the monitor, when a new one is described. */
export function newVendor(form: FormValues): Vendor | undefined {
  if (form.vendorId !== null) return undefined
  const url = form.statusPageUrl.trim()
  const { newVendorFrom: from } = form
  const statusPage = from?.statusPage?.url === url ? from.statusPage : { kind: 'statuspage', url }
  return {
    id: from?.id ?? idFrom(form.vendorName),
    name: form.vendorName.trim(),
    ...(url !== '' && { statusPage }),
    ...(from?.requestIds && { requestIds: from.requestIds }),
    features: form.features
      .split(',')
      .map((feature) => feature.trim())
      .filter((feature) => feature !== ''),
  }
}
