import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { InputIssue } from '../../electron/core/errors.ts'
import { idFrom } from '../../electron/core/idFrom.ts'
import type { Monitor, Vendor } from '../../electron/core/model/monitor.ts'
import { api, client } from '../api/client.ts'
import { type Problem, problemOf } from '../api/problem.ts'
import { leaveTo, useLeaveGuard } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { type FormValues, newVendor } from './formValues.ts'
import { secretNames, toDraft } from './toDraft.ts'

export type SetForm = (patch: Partial<FormValues>) => void

/** What is being edited, what is wrong with it, and saving it. */
export function useMonitorForm(
  initial: FormValues,
  vendors: readonly Vendor[],
  monitor: Monitor | undefined,
  given: Readonly<Record<string, string>> = {},
) {
  const queryClient = useQueryClient()
  const [form, setForm] = useState(initial)
  const [start] = useState(() => JSON.stringify(initial))
  const [idTouched, setIdTouched] = useState(monitor !== undefined)
  const [secrets, setSecrets] = useState<Record<string, string>>(given)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [shown, setShown] = useState(false)
  const [saving, setSaving] = useState(false)

  const dirty = JSON.stringify(form) !== start || Object.values(secrets).some((value) => value !== '')
  useLeaveGuard(dirty && !saving)

  const vendorName = vendors.find((vendor) => vendor.id === form.vendorId)?.name ?? form.vendorName
  const set: SetForm = (patch) => {
    setProblem(null)
    setForm((before) => {
      const next = { ...before, ...patch }
      if (patch.id !== undefined) setIdTouched(true)
      else if (!idTouched) {
        const vendor = vendors.find((each) => each.id === next.vendorId)?.name ?? next.vendorName
        next.id = idFrom(vendor, next.name)
      }
      return next
    })
  }
  const read = toDraft(form)
  const local: InputIssue[] = !read.ok && shown ? read.issues : []

  /** Secrets typed here that the request still mentions. */
  const typedSecrets = () =>
    Object.fromEntries(
      secretNames(form).flatMap((name): [string, string][] => {
        const value = secrets[name]
        return value ? [[name, value]] : []
      }),
    )

  const save = async () => {
    setShown(true)
    setProblem(null)
    if (!read.ok) return
    setSaving(true)
    try {
      for (const [name, value] of Object.entries(typedSecrets())) await client.secrets.set({ name, value })
      const vendor = newVendor(form)
      const saved = await client.monitors.save({
        ...read.draft,
        ...(vendor && { newVendor: vendor }),
        mustBeNew: monitor === undefined,
      })
      for (const part of [api.monitors.key(), api.summary.key(), api.vendors.key(), api.secrets.key()])
        void queryClient.invalidateQueries({ queryKey: part })
      leaveTo(links.monitor(saved.id))
    } catch (error) {
      setProblem(problemOf(error))
      setSaving(false)
    }
  }
  return {
    form,
    set,
    read,
    vendorName,
    dirty,
    saving,
    save,
    problem,
    issues: [...local, ...(problem?.issues ?? [])],
    secrets,
    setSecret: (name: string, value: string) => setSecrets((before) => ({ ...before, [name]: value })),
    typedSecrets,
    showIssues: () => setShown(true),
    shown,
  }
}
