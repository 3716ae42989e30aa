import type { CatalogEntry } from '../schema.ts'

export const cloudflare: CatalogEntry = {
  id: 'cloudflare',
  revision: 1,
  name: 'Cloudflare',
  category: 'infrastructure',
  fields: [
    { key: 'apiToken', label: 'API Token', secret: true },
    { key: 'accountId', label: 'Account ID (account-owned tokens only)', secret: false },
  ],
  key: {
    name: 'API token with one harmless read permission',
    advice:
      'Make an API token, not the Global API Key. A token that belongs to the account is only verified by its own probe.',
  },
  regions: [{ label: 'Global', base: 'https://api.cloudflare.com/client/v4' }],
  probes: [
    {
      name: 'User token',
      when: 'The token belongs to a user.',
      method: 'GET',
      url: '{base}/user/tokens/verify',
      headers: { Authorization: 'Bearer {apiToken}' },
      status: [200],
      json: [
        { path: '$.success', equals: true },
        { path: '$.result.status', equals: 'active' },
      ],
      refusals: [
        { means: 'key', json: { path: '$.errors[*].code', oneOf: [1000, 6003, 6111] } },
        { means: 'key', json: { path: '$.result.status', oneOf: ['disabled', 'expired'] } },
        { means: 'key', status: [400, 401, 403] },
      ],
    },
    {
      name: 'Account token',
      when: 'The token belongs to the account.',
      method: 'GET',
      url: '{base}/accounts/{accountId}/tokens/verify',
      headers: { Authorization: 'Bearer {apiToken}' },
      status: [200],
      json: [
        { path: '$.success', equals: true },
        { path: '$.result.status', equals: 'active' },
      ],
      refusals: [
        { means: 'key', json: { path: '$.errors[*].code', oneOf: [1000, 6003, 6111] } },
        { means: 'key', json: { path: '$.result.status', oneOf: ['disabled', 'expired'] } },
        { means: 'key', status: [400, 401, 403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['cf-ray'],
  rateLimitHeaders: ['Ratelimit', 'Ratelimit-Policy', 'retry-after'],
  rateLimit: '1200 requests in 5 minutes; above it everything is refused for 5 minutes.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://www.cloudflarestatus.com',
    api: 'https://www.cloudflarestatus.com/api/v2/summary.json',
  },
  support: {
    url: 'https://dash.cloudflare.com/?to=/:account/support',
    askFor: ['cf-ray (Ray ID)', 'account id / zone', 'traceroute or HAR where asked'],
  },
  notes: 'A token of the account answers 401 to the probe for tokens of a user, however valid it is.',
  confirmed: true,
  unconfirmed: ['400 for malformed tokens', 'error numbers other than 1000'],
}
