import type { CatalogEntry } from '../schema.ts'

export const vercel: CatalogEntry = {
  id: 'vercel',
  revision: 1,
  name: 'Vercel',
  category: 'infrastructure',
  fields: [{ key: 'token', label: 'Access Token', secret: true }],
  key: {
    name: 'Access token for one team or project',
    advice: 'Scope the token to one team or project; there is no read-only token.',
  },
  regions: [{ label: 'Global', base: 'https://api.vercel.com' }],
  probes: [
    {
      name: 'Own token',
      method: 'GET',
      url: '{base}/v5/user/tokens/current',
      headers: { Authorization: 'Bearer {token}' },
      status: [200],
      refusals: [
        { means: 'key', json: { path: '$.error.code', oneOf: ['forbidden'] } },
        { means: 'key', json: { path: '$.error.invalidToken', oneOf: [true] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['x-vercel-id'],
  rateLimitHeaders: ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
  rateLimit: 'By endpoint; 429 rate_limited above it.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://www.vercel-status.com',
    api: 'https://www.vercel-status.com/api/v2/summary.json',
  },
  support: { url: 'https://vercel.com/help', askFor: ['x-vercel-id', 'deployment URL or id', 'team id'] },
  notes: 'A wrong token answers 403 forbidden.',
  confirmed: true,
  unconfirmed: ["exact HTTP status of 'forbidden'", 'invalidToken flag', 'x-ratelimit header names'],
}
