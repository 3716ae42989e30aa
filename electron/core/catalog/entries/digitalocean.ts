import type { CatalogEntry } from '../schema.ts'

export const digitalocean: CatalogEntry = {
  id: 'digitalocean',
  revision: 1,
  name: 'DigitalOcean',
  category: 'infrastructure',
  fields: [{ key: 'token', label: 'Personal access token', secret: true, example: 'dop_v1_…' }],
  key: {
    name: 'Token with the scope account:read',
    advice: 'Make a token with custom scopes and pick account:read only.',
  },
  regions: [{ label: 'Global', base: 'https://api.digitalocean.com/v2' }],
  probes: [
    {
      name: 'Account',
      method: 'GET',
      url: '{base}/account',
      headers: { Authorization: 'Bearer {token}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['x-request-id'],
  rateLimitHeaders: ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
  rateLimit: '5000 requests an hour for a token.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.digitalocean.com',
    api: 'https://status.digitalocean.com/api/v2/summary.json',
  },
  support: {
    url: 'https://cloudsupport.digitalocean.com',
    askFor: ['x-request-id / request_id in the error body', 'account e-mail or team', 'resource id and region'],
  },
  confirmed: true,
  unconfirmed: [
    '401 on a bad token (w6w says headers are absent on a 401)',
    'burst figure',
    'x-request-id',
    'scope name',
  ],
}
