import type { CatalogEntry } from '../schema.ts'

export const resend: CatalogEntry = {
  id: 'resend',
  revision: 1,
  name: 'Resend',
  category: 'email',
  fields: [{ key: 'apiKey', label: 'API Key', secret: true, example: 're_…' }],
  key: {
    name: 'API key with Full access',
    advice: 'Only a Full access key may read. A key with Sending access shows as a missing permission.',
  },
  regions: [{ label: 'Global', base: 'https://api.resend.com' }],
  probes: [
    {
      name: 'Domains',
      method: 'GET',
      url: '{base}/domains?limit=1',
      headers: { 'User-Agent': 'Headstart', Authorization: 'Bearer {apiKey}' },
      status: [200],
      refusals: [
        {
          means: 'permission',
          json: { path: '$.name', oneOf: ['restricted_api_key'] },
          because: 'it may only send: use a key with Full access',
        },
        { means: 'key', json: { path: '$.name', oneOf: ['invalid_api_key', 'missing_api_key'] } },
        { means: 'key', status: [401] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: [],
  rateLimitHeaders: ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'],
  rateLimit: '5 requests a second for a team.',
  statusPage: {
    kind: 'incident.io',
    url: 'https://resend-status.com',
    api: 'https://resend-status.com/api/v2/summary.json',
  },
  support: { url: 'https://resend.com/contact', askFor: ['email id', 'domain', 'API key name (never the key)'] },
  notes:
    'A wrong key answers 403, a missing one 401. A 403 with Cloudflare’s error 1010 means that the User-Agent was missing.',
  confirmed: true,
  unconfirmed: ['request-id header', 'status page JSON path', 'support address'],
}
