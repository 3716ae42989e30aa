import { useState } from 'react'
import {
  type Choice,
  fieldProblems,
  fieldsFor,
  monitorFrom,
  secretNameOf,
} from '../../electron/core/catalog/monitorFrom.ts'
import type { CatalogEntry } from '../../electron/core/catalog/schema.ts'
import type { Vendor } from '../../electron/core/model/monitor.ts'
import { type FormValues, preparedForm } from './formValues.ts'
import type { SetForm } from './useMonitorForm.ts'

export const firstChoice: Choice = { fields: {}, region: 0, probeIndex: 0 }

/** The form that an entry gives for a choice. */
export function formFrom(entry: CatalogEntry, choice: Choice, vendors: readonly Vendor[]): FormValues {
  const { vendor, draft } = monitorFrom(entry, choice)
  return preparedForm(draft, vendor, vendors)
}

/** Region, probe and fields of an entry; each change fills the form anew. */
export function useCatalogChoice(entry: CatalogEntry | undefined, vendors: readonly Vendor[], set: SetForm) {
  const [choice, setChoice] = useState(firstChoice)
  const change = (patch: Partial<Choice>) => {
    if (!entry) return
    const next = { ...choice, ...patch }
    setChoice(next)
    const before = formFrom(entry, choice, vendors)
    const { id: _, vendorId: __, features: ___, ...filled } = formFrom(entry, next, vendors)
    // What did not change by this choice stays as the user may have changed it.
    const changed = Object.entries(filled).filter(
      ([key, value]) => JSON.stringify(value, unkeyed) !== JSON.stringify(Reflect.get(before, key), unkeyed),
    )
    set(Object.fromEntries(changed))
  }
  const problems = entry ? fieldProblems(entry, choice) : {}
  return {
    choice,
    change,
    problems,
    /** The address with a gap shown for each field that is still missing; undefined once there is none. */
    gapUrl: entry && Object.keys(problems).length > 0 ? urlWithGaps(entry, choice, problems) : undefined,
    secretNames: entry
      ? fieldsFor(entry, choice)
          .filter((field) => field.secret)
          .map((field) => secretNameOf(entry, field, choice))
      : [],
  }
}

function urlWithGaps(entry: CatalogEntry, choice: Choice, problems: Readonly<Record<string, string>>): string {
  const gaps = Object.fromEntries(Object.keys(problems).map((key) => [key, '…']))
  const { draft } = monitorFrom(entry, { ...choice, fields: { ...choice.fields, ...gaps } })
  return draft.request.url.replaceAll(encodeURIComponent('…'), '…')
}

/** Rows have keys for React that count on. */
const unkeyed = (key: string, value: unknown) => (key === 'key' ? undefined : value)
