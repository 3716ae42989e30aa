import type { CatalogEntry } from '../schema.ts'

export const vonage: CatalogEntry = {
  id: 'vonage',
  revision: 1,
  name: 'Vonage (Nexmo)',
  category: 'messaging',
  fields: [
    { key: 'apiKey', label: 'API key', secret: false },
    { key: 'apiSecret', label: 'API secret', secret: true },
  ],
  key: { name: 'Key of a subaccount', advice: 'There are no read-only keys; the key of a subaccount limits the harm.' },
  regions: [{ label: 'Global', base: 'https://rest.nexmo.com' }],
  probes: [
    {
      name: 'Balance',
      method: 'GET',
      url: '{base}/account/get-balance',
      headers: { Authorization: 'Basic {basic:{apiKey}:{apiSecret}}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 300000,
  requestIds: ['X-Request-Id'],
  rateLimitHeaders: [],
  rateLimit: 'Not published for this API.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://vonageapi.statuspage.io',
    api: 'https://vonageapi.statuspage.io/api/v2/summary.json',
  },
  support: {
    url: 'https://api.support.vonage.com',
    askFor: ["X-Request-Id / trace id ('instance' in the RFC 7807 error)", 'API key', 'message id'],
  },
  notes: 'The answer is the balance in euro.',
  confirmed: false,
  unconfirmed: ["401 for bad credentials is the spec's usual answer, not read verbatim", 'support address'],
}
