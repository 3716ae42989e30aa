import { wording } from '../../core/language/language.ts'
import { os } from './context.ts'
import { incidentOf } from './incidentOf.ts'
import { guarded } from './leaving.ts'
import { life } from './life.ts'

export const incidents = {
  // Told only once stored: who saw an incident finds it again after a kill.
  list: os.incidents.list.handler(async ({ context, input }) => {
    const { monitor, vendor, ...filter } = input
    const page = context.incidents({
      ...filter,
      ...(monitor && { monitorId: monitor }),
      ...(vendor && { vendorId: vendor }),
    })
    await context.written()
    return page
  }),

  get: os.incidents.get.handler(async ({ context, input, errors }) => {
    const incident = incidentOf(context, input.id, errors)
    await context.written()
    return incident
  }),

  acknowledge: os.incidents.acknowledge.handler(async ({ context, input, errors }) => {
    const { id, ...by } = input
    if (incidentOf(context, id, errors).state === 'closed')
      throw errors.CONFLICT({
        message: wording.refusals.incidentOver,
        data: { next: wording.refusals.nothingToAcknowledge },
      })
    return (await context.acknowledge(id, by)) ?? incidentOf(context, id, errors)
  }),

  ...life,

  report: os.incidents.report.handler(async ({ context, input, errors }) => {
    const incident = incidentOf(context, input.id, errors)
    return guarded(context, errors, await context.reports.file(incident, input.format, input.at))
  }),

  reportPreview: os.incidents.reportPreview.handler(async ({ context, input, errors }) => {
    const { file, preview } = await context.reports.preview(incidentOf(context, input.id, errors), input.format)
    await guarded(context, errors, file)
    return preview
  }),
}
