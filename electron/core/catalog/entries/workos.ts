import type { CatalogEntry } from '../schema.ts'

export const workos: CatalogEntry = {
  id: 'workos',
  revision: 1,
  name: 'WorkOS',
  category: 'auth',
  fields: [{ key: 'apiKey', label: 'API key', secret: true, example: 'sk_…' }],
  key: {
    name: 'API key of the environment',
    advice: 'Staging and production have keys of their own; a key may do everything.',
  },
  regions: [{ label: 'Global', base: 'https://api.workos.com' }],
  probes: [
    {
      name: 'Organizations',
      method: 'GET',
      url: '{base}/organizations?limit=1',
      headers: { Authorization: 'Bearer {apiKey}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['x-request-id'],
  rateLimitHeaders: [],
  rateLimit: 'Not known; 429 above it.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.workos.com',
    api: 'https://status.workos.com/api/v2/summary.json',
  },
  support: { url: 'https://workos.com/support', askFor: ['x-request-id', 'environment id', 'organization id'] },
  confirmed: true,
  unconfirmed: ['request-id header', 'rate limit', 'support address'],
}
