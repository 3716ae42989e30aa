import { isZone } from '../../core/history/zone.ts'
import { wording } from '../../core/language/language.ts'
import { monthText } from '../../core/sla/words.ts'
import type { SlaPeriod } from '../sla/slaHistory.ts'
import type { Errors, Services } from './context.ts'
import { os } from './context.ts'
import { openGate } from './leaving.ts'

type Input = { id: string; month: string; zone?: string | undefined }

function asked(services: Services, { id, month, zone }: Input, errors: Errors) {
  const vendor = services.configuration.vendor(id)
  if (!vendor)
    throw errors.NOT_FOUND({
      message: wording.refusals.noVendor(id),
      data: { next: wording.refusals.noVendorNext },
    })
  const period: SlaPeriod = { month, zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone }
  if (!isZone(period.zone))
    throw errors.INVALID_INPUT({
      message: wording.refusals.noZone(period.zone),
      data: {
        next: wording.refusals.noZoneNext,
        issues: [{ path: 'zone', message: wording.refusals.noZoneIssue }],
      },
    })
  return { vendor, period }
}

function begun<T>(found: T | undefined, { month }: Input, errors: Errors): T {
  if (found !== undefined) return found
  throw errors.INVALID_INPUT({
    message: wording.refusals.notBegun(monthText(month)),
    data: { next: wording.refusals.notBegunNext, issues: [{ path: 'month', message: wording.refusals.notBegunIssue }] },
  })
}

export const sla = {
  report: os.sla.report.handler(async ({ context, input, errors }) => {
    const { vendor, period } = asked(context, input, errors)
    return begun(await context.sla.report(vendor, period), input, errors)
  }),

  file: os.sla.file.handler(async ({ context, input, errors, signal }) => {
    const { vendor, period } = asked(context, input, errors)
    const gate = openGate(context, errors)
    const { format, job } = input
    const file = begun(
      await context.sla.file(vendor, period, { format, job, signal, onText: gate.check }),
      input,
      errors,
    )
    gate.pass()
    return file
  }),

  progress: os.sla.progress.handler(({ context, input }) => context.sla.progress(input.id)),
}
