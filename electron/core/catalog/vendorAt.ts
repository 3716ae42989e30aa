import { idFrom } from '../idFrom.ts'
import type { Vendor } from '../model/monitor.ts'
import { companyOf, entryAt } from './moveKeys.ts'

/** The vendor at a host: of the catalog where it is known there, with its status page, else named after the host. */
export function vendorAt(host: string): Vendor {
  const entry = entryAt(host)
  if (!entry) {
    const company = companyOf(host)
    return { id: idFrom(company) || 'vendor', name: company, features: [] }
  }
  const { id, name, statusPage, requestIds } = entry
  return {
    id,
    name,
    // An address with a field in it is another one for each account.
    ...(!/[{}]/.test(statusPage.url) && { statusPage: { kind: statusPage.kind, url: statusPage.url } }),
    features: [],
    ...(requestIds.length > 0 && { requestIds }),
  }
}
