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
        ? `The status page of ${vendor.name} was not read yet.`
        : `There is no status page for ${vendor?.name ?? input.id}.`,
      data: { next: vendor?.statusPage ? 'Try again in a minute.' : 'Give the vendor the address of its status page.' },
    })
  }),

  remove: os.vendors.remove.handler(async ({ context, input, errors }) => {
    const { configuration } = context
    if (!configuration.vendor(input.id))
      throw errors.NOT_FOUND({
        message: `There is no vendor ${input.id}.`,
        data: { next: 'Open the overview for the vendors that exist.' },
      })
    const used = configuration.monitors().filter((monitor) => monitor.vendorId === input.id)
    if (used.length > 0)
      throw errors.CONFLICT({
        message: `The vendor ${input.id} still has ${used.length === 1 ? 'a monitor' : `${used.length} monitors`}.`,
        data: { next: 'Delete its monitors first.' },
      })
    await configuration.removeVendor(input.id)
    context.monitorsChanged()
    return { ok: true as const }
  }),
}
