import { useQuery } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { links } from '../ui/links.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { toForm } from './formValues.ts'
import { MonitorForm } from './MonitorForm.tsx'
import { NewMonitor } from './NewMonitor.tsx'

/** Adds a monitor, or edits the one with `id`. `vendorId`: the vendor that a new one is for. */
export function MonitorFormPage({ id, vendorId }: { id?: string; vendorId?: string }) {
  const vendors = useQuery(api.vendors.list.queryOptions())
  const monitor = useQuery(
    api.monitors.get.queryOptions({ input: { id: id ?? '' }, enabled: id !== undefined, retry: false }),
  )
  const vendor = vendors.data?.find((one) => one.id === monitor.data?.vendorId)
  usePageTitle(
    { text: wording.common.overview, href: links.overview },
    ...(id === undefined
      ? [{ text: wording.common.addMonitor, href: links.newMonitor }]
      : [
          ...(vendor ? [{ text: vendor.name, href: links.vendor(vendor.id) }] : []),
          { text: monitor.data?.name ?? id, href: links.monitor(id) },
          { text: wording.monitorForm.edit },
        ]),
  )
  const error = vendors.error ?? monitor.error
  if (error)
    return (
      <div className="hs-page">
        <ErrorPanel error={error} onRetry={() => void Promise.all([vendors.refetch(), id && monitor.refetch()])} />
      </div>
    )
  if (!vendors.data || (id !== undefined && !monitor.data)) return <PageSkeleton />
  if (!monitor.data) return <NewMonitor vendors={vendors.data} vendorId={vendorId} />
  return <MonitorForm vendors={vendors.data} monitor={monitor.data} initial={toForm(monitor.data)} />
}
