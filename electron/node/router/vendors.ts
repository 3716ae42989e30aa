import { wording } from '../../core/language/language.ts'
import { os } from './context.ts'

export const vendors = {
  list: os.vendors.list.handler(({ context }) => [...context.configuration.vendors()]),

  save: os.vendors.save.handler(async ({ context, input }) => {
    await context.configuration.saveVendor(input)
    context.monitorsChanged()
    return input
  }),

  statusPage: os.vendors.statusPage.handler(({ context, input, errors }) => {
    const reading = context.statusPage(input.id)
    if (reading) return reading
    const vendor = context.configuration.vendor(input.id)
    throw errors.NOT_FOUND({
      message: vendor?.statusPage
        ? wording.refusals.pageNotRead(vendor.name)
        : wording.refusals.noPage(vendor?.name ?? input.id),
      data: { next: vendor?.statusPage ? wording.refusals.pageNotReadNext : wording.refusals.noPageNext },
    })
  }),

  remove: os.vendors.remove.handler(async ({ context, input, errors }) => {
    const { configuration } = context
    if (!configuration.vendor(input.id))
      throw errors.NOT_FOUND({
        message: wording.refusals.noVendor(input.id),
        data: { next: wording.refusals.noVendorNext },
      })
    const used = configuration.monitors().filter((monitor) => monitor.vendorId === input.id)
    if (used.length > 0)
      throw errors.CONFLICT({
        message: wording.refusals.vendorInUse(input.id, used.length),
        data: { next: wording.refusals.vendorInUseNext },
      })
    await configuration.removeVendor(input.id)
    context.monitorsChanged()
    return { ok: true as const }
  }),
}
