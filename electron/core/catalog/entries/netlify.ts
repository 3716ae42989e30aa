import type { CatalogEntry } from '../schema.ts'

export const netlify: CatalogEntry = {
  id: 'netlify',
  revision: 1,
  name: 'Netlify',
  category: 'infrastructure',
  fields: [{ key: 'token', label: 'Personal access token', secret: true, example: 'nfp_…' }],
  key: {
    name: 'Personal access token',
    advice: 'Tokens have no scopes and die with a new password. With team SSO the token must be granted access.',
  },
  regions: [{ label: 'Global', base: 'https://api.netlify.com/api/v1' }],
  probes: [
    {
      name: 'Sites',
      method: 'GET',
      url: '{base}/sites?per_page=1',
      headers: { 'User-Agent': 'Headstart', Authorization: 'Bearer {token}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['x-request-id', 'x-nf-request-id'],
  rateLimitHeaders: ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'],
  rateLimit: '500 requests a minute.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://www.netlifystatus.com',
    api: 'https://www.netlifystatus.com/api/v2/summary.json',
  },
  support: {
    url: 'https://www.netlify.com/support/',
    askFor: ['x-nf-request-id / X-Request-Id', 'site id or name', 'deploy id'],
  },
  confirmed: true,
  unconfirmed: ['x-nf-request-id on the API host (sure on sites)'],
}
