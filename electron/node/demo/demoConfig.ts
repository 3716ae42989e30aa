import { type MonitorDraft, monitorDraftSchema, type Vendor, vendorSchema } from '../../core/model/monitor.ts'

/** Each with a status page of its own, which speaks late or not at all. */
const vendorsAt = (url: string) => [
  {
    id: 'demo-payments',
    name: 'Demo Payments',
    statusPage: { kind: 'statuspage', url: `${url}/payments/status` },
    features: ['Checkout (demo)', 'Invoices (demo)'],
  },
  {
    id: 'demo-mail',
    name: 'Demo Mail',
    statusPage: { kind: 'statuspage', url: `${url}/mail/status` },
    features: ['Sign-up mails (demo)'],
  },
]

const ok = { kind: 'status', ranges: [[200, 299]] }
const quick = { kind: 'responseTime', degradedOverMs: 800 }

/** What the demo watches: vendors that do not exist, on the built-in demo vendor at `url`. */
export function demoConfig(url: string): { vendors: Vendor[]; monitors: MonitorDraft[] } {
  const common = { intervalMs: 5_000, timeoutMs: 3_000 }
  const accept = { name: 'Accept', value: 'application/json' }
  const monitors = [
    {
      ...common,
      id: 'demo-payments-charges',
      vendorId: 'demo-payments',
      name: 'Charges (demo)',
      request: { url: `${url}/payments/v1/charges?limit=2`, headers: [accept] },
      expect: [ok, quick, { kind: 'json', path: '$.object', equals: 'list' }],
    },
    {
      ...common,
      id: 'demo-payments-balance',
      vendorId: 'demo-payments',
      name: 'Balance (demo)',
      request: { url: `${url}/payments/v1/balance`, headers: [accept] },
      expect: [ok, quick, { kind: 'body', contains: 'available' }],
    },
    {
      ...common,
      id: 'demo-mail-validate',
      vendorId: 'demo-mail',
      name: 'Validate an address (demo)',
      request: {
        method: 'POST',
        url: `${url}/mail/v1/validate`,
        headers: [accept, { name: 'Content-Type', value: 'application/json' }],
        body: '{"address":"ada@example.com"}',
      },
      expect: [ok, quick, { kind: 'json', path: '$.deliverable', equals: true }],
    },
    {
      ...common,
      id: 'demo-mail-events',
      vendorId: 'demo-mail',
      name: 'Delivery events (demo)',
      request: { url: `${url}/mail/v1/events`, headers: [accept] },
      expect: [ok, quick, { kind: 'header', name: 'content-type', contains: 'json' }],
    },
  ]
  return {
    vendors: vendorsAt(url).map((vendor) => vendorSchema.parse(vendor)),
    monitors: monitors.map((monitor) => monitorDraftSchema.parse(monitor)),
  }
}
