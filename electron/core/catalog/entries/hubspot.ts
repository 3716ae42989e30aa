import type { CatalogEntry } from '../schema.ts'

export const hubspot: CatalogEntry = {
  id: 'hubspot',
  revision: 1,
  name: 'HubSpot',
  category: 'customers and content',
  fields: [
    { key: 'accessToken', label: 'Service key or private app access token', secret: true, example: 'pat-eu1-…' },
  ],
  key: {
    name: 'Service key with the scope oauth',
    advice: 'Make a service key that holds the scope oauth and nothing else. Older pat- tokens still work.',
  },
  regions: [{ label: 'Global (hublet in the token)', base: 'https://api.hubapi.com' }],
  probes: [
    {
      name: 'Account',
      method: 'GET',
      url: '{base}/account-info/2026-03/details',
      headers: { Authorization: 'Bearer {accessToken}' },
      status: [200],
      refusals: [
        { means: 'key', json: { path: '$.category', oneOf: ['INVALID_AUTHENTICATION', 'EXPIRED_AUTHENTICATION'] } },
        { means: 'permission', json: { path: '$.category', oneOf: ['MISSING_SCOPES'] }, because: 'it lacks a scope' },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 300000,
  requestIds: ['X-HubSpot-Correlation-Id', 'correlationId'],
  rateLimitHeaders: [
    'X-HubSpot-RateLimit-Max',
    'X-HubSpot-RateLimit-Remaining',
    'X-HubSpot-RateLimit-Interval-Milliseconds',
    'X-HubSpot-RateLimit-Daily',
    'X-HubSpot-RateLimit-Daily-Remaining',
  ],
  rateLimit: 'Roughly 100 to 190 requests in 10 s, and a daily budget.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.hubspot.com',
    api: 'https://status.hubspot.com/api/v2/summary.json',
  },
  support: { url: 'https://help.hubspot.com', askFor: ['correlationId', 'Hub ID (portal id)', 'app id'] },
  notes: 'Addresses carry a date; /account-info/v3/details is the older form.',
  confirmed: true,
  unconfirmed: ['rate numbers and header list', 'error category names'],
}
