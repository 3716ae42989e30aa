import type { CatalogEntry } from '../schema.ts'

export const postmark: CatalogEntry = {
  id: 'postmark',
  revision: 1,
  name: 'Postmark',
  category: 'email',
  fields: [{ key: 'serverToken', label: 'Server API token', secret: true }],
  key: {
    name: 'Server API token',
    advice:
      'Tokens have no scopes: one token may do everything on its Server. Use a Server of its own for monitoring if that matters.',
  },
  regions: [{ label: 'Global', base: 'https://api.postmarkapp.com' }],
  probes: [
    {
      name: 'Server',
      method: 'GET',
      url: '{base}/server',
      headers: { Accept: 'application/json', 'X-Postmark-Server-Token': '{serverToken}' },
      status: [200],
      refusals: [
        { means: 'key', json: { path: '$.ErrorCode', oneOf: [10] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: [],
  rateLimitHeaders: [],
  rateLimit: 'No numbers published; 429 exists.',
  statusPage: {
    kind: 'sorryapp',
    url: 'https://status.postmarkapp.com',
    api: 'https://status.postmarkapp.com/api/v1/status',
  },
  support: { url: 'https://postmarkapp.com/contact', askFor: ['MessageID', 'server id/name', 'recipient domain'] },
  notes:
    'The answer repeats the Server’s tokens; Headstart replaces them before anything is stored. ErrorCode 100 means maintenance.',
  confirmed: true,
  unconfirmed: ['support contents'],
}
