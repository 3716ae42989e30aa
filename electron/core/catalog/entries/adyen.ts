import type { CatalogEntry } from '../schema.ts'

export const adyen: CatalogEntry = {
  id: 'adyen',
  revision: 1,
  name: 'Adyen',
  category: 'payments',
  fields: [{ key: 'apiKey', label: 'API key', secret: true }],
  key: {
    name: 'Extra API credential without payment roles',
    advice:
      'Make an API credential of its own (ws_…) without payment roles; the call tells roles and accounts of that key.',
  },
  regions: [
    { label: 'Live', base: 'https://management-live.adyen.com/v3' },
    { label: 'Test', base: 'https://management-test.adyen.com/v3' },
  ],
  probes: [
    {
      name: 'API credential',
      method: 'GET',
      url: '{base}/me',
      headers: { 'X-API-Key': '{apiKey}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['pspReference'],
  rateLimitHeaders: [],
  rateLimit: 'About 100 requests a second for a merchant account.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.adyen.com',
    api: 'https://status.adyen.com/api/v2/summary.json',
  },
  support: {
    url: 'https://ca-live.adyen.com',
    askFor: ['pspReference or requestId from the error body', 'merchant account', 'API credential user name (ws_...)'],
  },
  notes: '401 may also mean a missing permission. Errors carry requestId in the body.',
  confirmed: true,
  unconfirmed: ['whether pspReference is also a response header on the Management API'],
}
