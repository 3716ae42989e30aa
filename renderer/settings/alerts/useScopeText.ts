import { useQuery } from '@tanstack/react-query'
import { wording } from '../../../electron/core/language/language.ts'
import type { MaintenanceWindow } from '../../../electron/core/model/maintenance.ts'
import { api } from '../../api/client.ts'

/** `Everything`, `Stripe, Twilio`, `Stripe Balance`: what a window is for, by name. */
export function useScopeText({ vendors, monitors }: Pick<MaintenanceWindow, 'vendors' | 'monitors'>): string {
  const names = useVendorNames()
  const { data: known = [] } = useQuery(api.monitors.list.queryOptions())
  if (!vendors && !monitors) return wording.settings.windowScopes.all
  const monitorName = (id: string) => {
    const monitor = known.find((one) => one.id === id)
    return monitor ? `${names.get(monitor.vendorId) ?? monitor.vendorId} ${monitor.name}` : id
  }
  const all = [...(vendors ?? []).map((id) => names.get(id) ?? id), ...(monitors ?? []).map(monitorName)]
  return all.length > 3 ? `${all.slice(0, 2).join(', ')} ${wording.common.andMore(all.length - 2)}` : all.join(', ')
}

function useVendorNames(): Map<string, string> {
  const { data = [] } = useQuery(api.vendors.list.queryOptions())
  return new Map(data.map(({ id, name }) => [id, name]))
}

/** Vendors and monitors to choose from, by name. */
export function useScopeChoices() {
  const names = useVendorNames()
  const { data: monitors = [] } = useQuery(api.monitors.list.queryOptions())
  return {
    vendors: [...names].map(([value, label]) => ({ value, label })),
    monitors: monitors.map(({ id, vendorId, name }) => ({
      value: id,
      label: `${names.get(vendorId) ?? vendorId} ${name}`,
    })),
  }
}
