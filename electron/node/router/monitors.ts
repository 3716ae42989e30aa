import { wording } from '../../core/language/language.ts'
import type { Monitor } from '../../core/model/monitor.ts'
import type { Errors, Services } from './context.ts'
import { os } from './context.ts'
import { edgesFor } from './history.ts'

function monitorOf(services: Services, id: string, errors: Errors): Monitor {
  const monitor = services.configuration.monitor(id)
  if (monitor) return monitor
  throw errors.NOT_FOUND({
    message: wording.refusals.noMonitor(id),
    data: { next: wording.refusals.noMonitorNext },
  })
}

export const monitors = {
  list: os.monitors.list.handler(({ context }) => [...context.configuration.monitors()]),

  get: os.monitors.get.handler(({ context, input, errors }) => monitorOf(context, input.id, errors)),

  save: os.monitors.save.handler(async ({ context, input, errors }) => {
    const { newVendor, mustBeNew, ...draft } = input
    const { configuration } = context
    if (mustBeNew && configuration.monitor(draft.id))
      throw errors.CONFLICT({
        message: wording.refusals.monitorExists(draft.id),
        data: { next: wording.refusals.monitorExistsNext },
      })
    const issues = context.monitorIssues(draft)
    const vendorKnown = newVendor?.id === draft.vendorId || configuration.vendor(draft.vendorId)
    if (!vendorKnown) issues.push({ path: 'vendorId', message: wording.refusals.noVendor(draft.vendorId) })
    if (issues.length > 0)
      throw errors.INVALID_INPUT({
        message: issues[0]?.message ?? wording.refusals.monitorNotValid,
        data: { next: wording.refusals.correctAndSave, issues },
      })
    const problem = context.notSaved()
    if (problem)
      throw errors.NOT_SAVED({
        message: problem,
        data: { next: wording.refusals.saveAgain },
      })
    if (newVendor) await configuration.saveVendor(newVendor)
    const saved = await configuration.saveMonitor(draft)
    context.monitorsChanged()
    return saved
  }),

  remove: os.monitors.remove.handler(async ({ context, input, errors }) => {
    monitorOf(context, input.id, errors)
    await context.monitorRemoved(input.id)
    return { ok: true as const }
  }),

  pause: os.monitors.pause.handler(async ({ context, input, errors }) => {
    monitorOf(context, input.id, errors)
    await context.pause([input.id], input.forMs === undefined ? null : context.nowMs() + input.forMs)
    return monitorOf(context, input.id, errors)
  }),

  resume: os.monitors.resume.handler(async ({ context, input, errors }) => {
    monitorOf(context, input.id, errors)
    await context.resume([input.id])
    return monitorOf(context, input.id, errors)
  }),

  probe: os.monitors.probe.handler(async ({ context, input, errors, signal }) => {
    monitorOf(context, input.id, errors)
    return context.probeNow(input.id, signal)
  }),

  test: os.monitors.test.handler(async ({ context, input, errors, signal }) => {
    const issues = context.monitorIssues(input.draft)
    if (issues.length > 0)
      throw errors.INVALID_INPUT({
        message: issues[0]?.message ?? wording.refusals.monitorNotValid,
        data: { next: wording.refusals.correctAndTest, issues },
      })
    return context.test(input.draft, input.vendorName, input.secrets, signal)
  }),

  history: os.monitors.history.handler(async ({ context, input, errors }) => {
    monitorOf(context, input.id, errors)
    return context.history.series(input.id, edgesFor(input, errors), input.phasePercentiles)
  }),

  recentSamples: os.monitors.recentSamples.handler(({ context, input, errors }) => {
    monitorOf(context, input.id, errors)
    return context.recentSamples(input.id, input.limit)
  }),
}
