import type { CatalogEntry } from '../schema.ts'

export const clerk: CatalogEntry = {
  id: 'clerk',
  revision: 1,
  name: 'Clerk',
  category: 'auth',
  fields: [{ key: 'secretKey', label: 'Secret Key', secret: true, example: 'sk_live_…' }],
  key: {
    name: 'Secret key of the instance',
    advice: 'Each instance has a secret key of its own; there are no read-only keys.',
  },
  regions: [{ label: 'Global', base: 'https://api.clerk.com/v1' }],
  probes: [
    {
      name: 'Count of users',
      method: 'GET',
      url: '{base}/users/count',
      headers: { Authorization: 'Bearer {secretKey}' },
      status: [200],
      json: [{ path: '$.total_count', exists: true }],
      refusals: [
        {
          means: 'key',
          json: {
            path: '$.errors[*].code',
            oneOf: [
              'clerk_key_invalid',
              'authorization_header_format_invalid',
              'could_not_authenticate_request',
              'authentication_invalid',
            ],
          },
        },
        { means: 'permission', json: { path: '$.errors[*].code', oneOf: ['authorization_invalid'] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['clerk_trace_id', 'cf-ray'],
  rateLimitHeaders: ['Retry-After'],
  rateLimit: '1000 requests in 10 s in production, 100 in development.',
  statusPage: {
    kind: 'incident.io',
    url: 'https://status.clerk.com',
    api: 'https://status.clerk.com/api/v2/summary.json',
  },
  support: {
    url: 'https://clerk.com/contact/support',
    askFor: ['clerk_trace_id', 'instance id', 'production/development'],
  },
  confirmed: false,
  unconfirmed: ["/users/count only from public code, not from Clerk's own page", 'clerk_trace_id'],
}
