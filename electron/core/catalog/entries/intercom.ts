import type { CatalogEntry } from '../schema.ts'

export const intercom: CatalogEntry = {
  id: 'intercom',
  revision: 1,
  name: 'Intercom',
  category: 'customers and content',
  fields: [{ key: 'accessToken', label: 'Access Token', secret: true }],
  key: {
    name: 'Access token of a private app',
    advice: 'Make a private app for monitoring with the fewest permissions; the call needs none.',
  },
  regions: [
    { label: 'US', base: 'https://api.intercom.io' },
    { label: 'EU', base: 'https://api.eu.intercom.io' },
    { label: 'AU', base: 'https://api.au.intercom.io' },
  ],
  probes: [
    {
      name: 'Own admin',
      method: 'GET',
      url: '{base}/me',
      headers: { Accept: 'application/json', Authorization: 'Bearer {accessToken}' },
      status: [200],
      refusals: [
        {
          means: 'key',
          json: { path: '$.errors[*].code', oneOf: ['unauthorized', 'token_not_found', 'token_revoked'] },
        },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['request_id', 'X-Request-Id'],
  rateLimitHeaders: ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'],
  rateLimit: 'About 10,000 requests a minute for an app.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://www.intercomstatus.com',
    api: 'https://www.finstatus.com/api/v2/summary.json',
  },
  support: { url: 'https://www.intercom.com/help', askFor: ['request_id', 'workspace (app id)', 'conversation id'] },
  confirmed: true,
  unconfirmed: ['401 is from third-party error tables', 'X-Request-Id', 'status page address'],
}
