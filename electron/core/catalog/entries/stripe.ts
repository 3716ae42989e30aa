import type { CatalogEntry } from '../schema.ts'

export const stripe: CatalogEntry = {
  id: 'stripe',
  revision: 1,
  name: 'Stripe',
  category: 'payments',
  fields: [{ key: 'apiKey', label: 'Restricted or secret API key', secret: true, example: 'rk_live_… / sk_live_…' }],
  key: {
    name: 'Restricted key (rk_…)',
    advice: 'Make a restricted key that may only read Balance. A secret key works too, but may do everything.',
  },
  regions: [{ label: 'Global', base: 'https://api.stripe.com' }],
  probes: [
    {
      name: 'Balance',
      method: 'GET',
      url: '{base}/v1/balance',
      headers: { Authorization: 'Bearer {apiKey}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403], because: 'it may not read Balance' },
      ],
    },
  ],
  politeIntervalMs: 60000,
  requestIds: ['Request-Id'],
  rateLimitHeaders: ['Retry-After'],
  rateLimit: 'Live 100 requests a second, sandbox 25; 25 a second for one endpoint. Above that 429.',
  statusPage: { kind: 'stripe', url: 'https://status.stripe.com', api: 'https://status.stripe.com/current/full' },
  support: {
    url: 'https://support.stripe.com/contact',
    askFor: ['Request-Id of failing calls (req_...)', 'account id (acct_...)'],
  },
  notes: 'Test or live mode follows from the key; the host is the same.',
  confirmed: true,
  unconfirmed: ['exact dashboard label of the Balance permission on a restricted key', 'Retry-After on 429'],
}
