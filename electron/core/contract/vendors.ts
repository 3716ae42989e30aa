import { z } from 'zod'
import { vendorSchema } from '../model/monitor.ts'
import { pageReadingSchema } from '../model/statusPage.ts'
import { base, done, monitorId } from './base.ts'

export const vendors = {
  list: base.route({ method: 'GET', path: '/vendors' }).output(z.array(vendorSchema)),
  save: base.route({ method: 'PUT', path: '/vendors/{id}' }).input(vendorSchema).output(vendorSchema),
  /** Refused with CONFLICT while it has monitors. */
  remove: base.route({ method: 'DELETE', path: '/vendors/{id}' }).input(monitorId).output(done),
  /** The latest reading of its status page. NOT_FOUND before the first, or without a page. */
  statusPage: base
    .route({ method: 'GET', path: '/vendors/{id}/status-page' })
    .input(monitorId)
    .output(pageReadingSchema),
}
