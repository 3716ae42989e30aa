import { wording } from '../../electron/core/language/language.ts'
import { type Vendor, vendorSchema } from '../../electron/core/model/monitor.ts'
import { kindNames } from '../../electron/core/statusPage/kindNames.ts'

/** A vendor as it is typed. Lists are one text, separated by commas. */
export type VendorForm = {
  name: string
  pageUrl: string
  pageKind: string
  components: string
  features: string
  accountId: string
}

export type VendorField = keyof VendorForm

export function toVendorForm({ name, statusPage, features, accountId }: Vendor): VendorForm {
  return {
    name,
    pageUrl: statusPage?.url ?? '',
    pageKind: statusPage?.kind ?? kindNames[0] ?? '',
    components: (statusPage?.components ?? []).join(', '),
    features: features.join(', '),
    accountId: accountId ?? '',
  }
}

export type VendorResult = { ok: true; vendor: Vendor } | { ok: false; issues: Partial<Record<VendorField, string>> }

const words = (text: string) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** Reads the form over the vendor that it is of: what the form does not show stays. */
export function readVendorForm(form: VendorForm, vendor: Vendor): VendorResult {
  const url = form.pageUrl.trim()
  const components = words(form.components)
  const accountId = form.accountId.trim()
  const issues: Partial<Record<VendorField, string>> = {}
  if (form.name.trim() === '') issues.name = wording.vendor.nameMissing
  if (url !== '' && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) issues.pageUrl = wording.vendor.pageInvalid
  const { statusPage: _, accountId: __, ...rest } = vendor
  const read = vendorSchema.safeParse({
    ...rest,
    name: form.name.trim(),
    features: words(form.features),
    ...(url !== '' && { statusPage: { kind: form.pageKind, url, ...(components.length > 0 && { components }) } }),
    ...(accountId !== '' && { accountId }),
  })
  if (Object.keys(issues).length > 0) return { ok: false, issues }
  if (read.success) return { ok: true, vendor: read.data }
  for (const { path, message } of read.error.issues) issues[fieldOf(path)] = `${message}.`
  return { ok: false, issues }
}

function fieldOf(path: readonly PropertyKey[]): VendorField {
  const [first, second] = path
  if (first === 'statusPage') return second === 'components' ? 'components' : second === 'kind' ? 'pageKind' : 'pageUrl'
  return first === 'features' || first === 'accountId' ? first : 'name'
}
