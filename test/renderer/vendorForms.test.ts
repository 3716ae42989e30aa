import { describe, expect, test } from 'vitest'
import { vendorSchema } from '../../electron/core/model/monitor.ts'
import { newTier, readPercent, readSlaForm, toSlaForm } from '../../renderer/sla/slaForm.ts'
import { readVendorForm, toVendorForm } from '../../renderer/vendor/vendorForm.ts'

const vendor = vendorSchema.parse({
  id: 'stripe',
  name: 'Stripe',
  statusPage: { kind: 'stripe', url: 'https://status.stripe.com', components: ['API'] },
  features: ['Checkout', 'Invoices'],
  accountId: 'acct_1',
  requestIds: ['X-Id'],
  sla: { promisedPercent: 99.9, tiers: [{ belowPercent: 99.9, creditPercent: 10 }] },
})

describe('a vendor edited', () => {
  test('what nobody touched stays', () => {
    expect(readVendorForm(toVendorForm(vendor), vendor)).toEqual({ ok: true, vendor })
  })

  test('empty fields are taken away, the rest stays', () => {
    const form = { ...toVendorForm(vendor), pageUrl: ' ', features: ' , ', accountId: '' }
    const read = readVendorForm(form, vendor)
    expect(read.ok && read.vendor).toEqual({
      ...{ id: 'stripe', name: 'Stripe', features: [] },
      requestIds: ['X-Id'],
      sla: vendor.sla,
    })
  })

  test.each([
    ['name', { name: ' ' }, 'Name the vendor, for example Stripe.'],
    ['pageUrl', { pageUrl: 'status.stripe.com' }, /whole address/],
    ['pageUrl', { pageUrl: 'ftp://status.stripe.com' }, /whole address/],
    ['accountId', { accountId: 'x'.repeat(201) }, /./],
    ['components', { components: 'y'.repeat(121) }, /./],
    ['features', { features: 'z'.repeat(121) }, /./],
  ] as const)('%s that is wrong is named', (field, change, message) => {
    const read = readVendorForm({ ...toVendorForm(vendor), ...change }, vendor)
    expect(read.ok ? undefined : read.issues[field]).toMatch(message)
  })
})

describe('a promise typed', () => {
  test.each([
    ['99.9', 99.9],
    [' 99,95 % ', 99.95],
    ['100', 100],
    ['0', null],
    ['100.1', null],
    ['-5', null],
    ['99.9.9', null],
    ['', null],
    ['ninety', null],
  ])('“%s” reads %s', (text, percent) => {
    expect(readPercent(text)).toBe(percent)
  })

  test('what was saved reads back, in order, empty rows left out', () => {
    const form = toSlaForm(vendor.sla)
    const read = readSlaForm({ ...form, tiers: [newTier('99', '30'), ...form.tiers, newTier()] })
    expect(read).toEqual({
      ok: true,
      sla: {
        ...{ promisedPercent: 99.9, counts: 'down' },
        tiers: [
          { belowPercent: 99.9, creditPercent: 10 },
          { belowPercent: 99, creditPercent: 30 },
        ],
      },
    })
  })

  test.each([
    ['no promise', { promised: '' }, ['promised']],
    ['half a row', { tiers: [newTier('99', '')] }, ['credit 0']],
    ['the same limit twice', { tiers: [newTier('99', '5'), newTier('99.0', '6')] }, ['below 1']],
    ['a credit for what was promised', { tiers: [newTier('99.95', '5')] }, ['below 0']],
  ])('%s is named', (_name, change, fields) => {
    const read = readSlaForm({ ...toSlaForm(vendor.sla), ...change })
    expect(read.ok ? [] : Object.keys(read.issues)).toEqual(fields)
  })
})
