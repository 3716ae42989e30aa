import type { CatalogEntry } from '../schema.ts'

export const zendesk: CatalogEntry = {
  id: 'zendesk',
  revision: 1,
  name: 'Zendesk',
  category: 'customers and content',
  fields: [
    { key: 'subdomain', label: 'Subdomain', secret: false, example: 'acme' },
    { key: 'email', label: 'E-mail address', secret: false },
    { key: 'apiToken', label: 'API token', secret: true },
  ],
  key: {
    name: 'API token of a light agent',
    advice: 'An API token may act as any user: take the address of a light agent.',
  },
  regions: [{ label: 'Your account', base: 'https://{subdomain}.zendesk.com' }],
  probes: [
    {
      name: 'Own user',
      method: 'GET',
      url: '{base}/api/v2/users/me.json',
      headers: { Authorization: 'Basic {basic:{email}/token:{apiToken}}' },
      status: [200],
      json: [{ path: '$[?@.id > 0].id', exists: true }],
      refusals: [
        { means: 'key', json: { path: '$.user.id', oneOf: [null] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['X-Zendesk-Request-Id', 'X-Request-Id'],
  rateLimitHeaders: [
    'X-Rate-Limit',
    'X-Rate-Limit-Remaining',
    'ratelimit-limit',
    'ratelimit-remaining',
    'ratelimit-reset',
    'Retry-After',
  ],
  rateLimit: '200 to 2500 requests a minute by plan.',
  statusPage: {
    kind: 'zendesk',
    url: 'https://status.zendesk.com/?subdomain={subdomain}',
    api: 'https://status.zendesk.com/api/incidents/active?subdomain={subdomain}',
  },
  support: { url: 'https://support.zendesk.com', askFor: ['X-Zendesk-Request-Id', 'subdomain', 'ticket/user id'] },
  notes: 'An answer 200 without a user id means that the credential was not accepted.',
  confirmed: false,
  unconfirmed: ["401 'Couldn't authenticate you'", 'anonymous null id', 'limits by plan', 'scope names'],
}
