import { useState } from 'react'
import { useSearch } from 'wouter'
import type { Prepared } from '../../electron/core/catalog/fromCurl.ts'
import type { Offers } from '../../electron/core/catalog/fromHar.ts'
import { entryOf } from '../../electron/core/catalog/index.ts'
import { idFrom } from '../../electron/core/idFrom.ts'
import type { Vendor } from '../../electron/core/model/monitor.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { useSummary } from '../ui/useSummary.ts'
import { emptyForm, type FormValues, preparedForm } from './formValues.ts'
import { MonitorForm } from './MonitorForm.tsx'
import { OfferPicker } from './OfferPicker.tsx'
import { readOffers } from './readOffers.ts'
import { firstChoice, formFrom } from './useCatalogChoice.ts'
import { VendorPicker } from './VendorPicker.tsx'

type Props = { vendors: readonly Vendor[]; vendorId?: string | undefined }

/**
 * Picks what a new monitor is made from, then shows its form. The choice stands in the address (`?from=stripe`), so
 * that the way back leads to the list; a pasted command does not, for the keys in it.
 */
export function NewMonitor({ vendors, vendorId }: Props) {
  const from = new URLSearchParams(useSearch()).get('from')
  const [pasted, setPasted] = useState<Prepared | null>(null)
  const [offers, setOffers] = useState<Offers | null>(null)
  const { data: summary } = useSummary()
  const known = vendors.some((vendor) => vendor.id === vendorId) ? vendorId : undefined
  const wanted = from ?? known ?? null
  const entry = wanted === null ? undefined : entryOf(wanted)
  const taken = new Set(summary?.vendors.flatMap((vendor) => vendor.monitors.map(({ id }) => id)))
  const prepared = entry
    ? formFrom(entry, firstChoice, vendors)
    : from === 'made' && pasted
      ? preparedForm(pasted.draft, pasted.vendor, vendors)
      : undefined
  const initial = prepared ? untaken(prepared, vendors, taken) : emptyForm(known ?? null)

  const made = (prepared: Prepared) => {
    setPasted(prepared)
    navigateTo(`${links.newMonitor}?from=made`)
  }
  const goTo = (place: string) => navigateTo(`${links.newMonitor}?from=${encodeURIComponent(place)}`)

  if (from === 'file')
    return (
      <OfferPicker offers={offers} onOffers={setOffers} onPick={made} onBack={() => navigateTo(links.newMonitor)} />
    )
  if ((wanted === null && !vendorId) || (from === 'made' && !pasted))
    return (
      <VendorPicker
        watched={new Set(vendors.map(({ id }) => id))}
        onPick={goTo}
        onPaste={made}
        onFile={(text) => {
          setOffers(null)
          if (text !== null) void readOffers(text).then(setOffers)
          goTo('file')
        }}
      />
    )
  const command = from === 'made' ? pasted : null
  return (
    <MonitorForm
      key={`${wanted} ${command?.draft.request.url ?? ''}`}
      vendors={vendors}
      initial={initial}
      entry={entry}
      secrets={command?.secrets}
      leftOut={command?.leftOut}
    />
  )
}

/** The form with the next free number in its name where its id is taken. */
function untaken(form: FormValues, vendors: readonly Vendor[], taken: ReadonlySet<string>): FormValues {
  const vendor = vendors.find(({ id }) => id === form.vendorId)?.name ?? form.vendorName
  let name = form.name
  for (let count = 2; taken.has(idFrom(vendor, name)); count++) name = `${form.name} ${count}`
  return { ...form, name, id: idFrom(vendor, name) }
}
