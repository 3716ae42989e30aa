import type { CatalogEntry } from '../schema.ts'

export const square: CatalogEntry = {
  id: 'square',
  revision: 1,
  name: 'Square',
  category: 'payments',
  fields: [{ key: 'accessToken', label: 'Access token', secret: true, example: 'EAAA…' }],
  key: {
    name: 'OAuth token with MERCHANT_PROFILE_READ',
    advice:
      'Prefer an OAuth token that holds MERCHANT_PROFILE_READ only. A personal access token may do everything on the account.',
  },
  regions: [
    { label: 'Production', base: 'https://connect.squareup.com' },
    { label: 'Sandbox', base: 'https://connect.squareupsandbox.com' },
  ],
  probes: [
    {
      name: 'Locations',
      method: 'GET',
      url: '{base}/v2/locations',
      headers: { Authorization: 'Bearer {accessToken}' },
      status: [200],
      refusals: [
        {
          means: 'permission',
          json: { path: '$.errors[*].code', oneOf: ['INSUFFICIENT_SCOPES'] },
          because: 'it lacks MERCHANT_PROFILE_READ',
        },
        { means: 'key', json: { path: '$.errors[*].category', oneOf: ['AUTHENTICATION_ERROR'] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: [],
  rateLimitHeaders: [],
  rateLimit: 'No numbers published; 429 RATE_LIMITED above the limit.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://www.issquareup.com',
    api: 'https://www.issquareup.com/api/v2/summary.json',
  },
  support: {
    url: 'https://squareup.com/help/contact',
    askFor: ['error category/code from errors[]', 'merchant and location id', 'application id'],
  },
  notes:
    'A token of the sandbox is refused in production and the other way round. Square documents no request id: give the time instead.',
  confirmed: true,
  unconfirmed: [],
}
