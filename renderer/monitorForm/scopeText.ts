import type { MonitorDraft } from '../../electron/core/model/monitor.ts'

/** What may be asked beside a failing call, as typed. */
export type ScopeText = { secondKey: string; probes: boolean; anyMethod: boolean; otherUrl: string }

/** A stored monitor's part of it; the usual for a new one. */
export function scopeText({ secondKey = '', scope = {} }: Pick<MonitorDraft, 'secondKey' | 'scope'>): ScopeText {
  const { off = false, anyMethod = false, otherUrl = '' } = scope
  return { secondKey, probes: !off, anyMethod, otherUrl }
}

/** Back again; nothing where all is as usual. What is switched off keeps its other choices only while it is edited. */
export function readScope(text: ScopeText): Pick<MonitorDraft, 'secondKey' | 'scope'> {
  const secondKey = text.secondKey.trim()
  const otherUrl = text.otherUrl.trim()
  const rules = { ...(text.anyMethod && { anyMethod: true }), ...(otherUrl !== '' && { otherUrl }) }
  const scope = text.probes ? rules : { off: true }
  return { ...(secondKey !== '' && { secondKey }), ...(Object.keys(scope).length > 0 && { scope }) }
}
