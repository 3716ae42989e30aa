import type { CatalogEntry } from '../schema.ts'

export const mailgun: CatalogEntry = {
  id: 'mailgun',
  revision: 1,
  name: 'Mailgun',
  category: 'email',
  fields: [{ key: 'apiKey', label: 'API key (private)', secret: true }],
  key: {
    name: 'Account API key with a read-only role',
    advice:
      'Take an account key, with a read-only role where your account has roles. A Domain Sending Key can only send and fails here.',
  },
  regions: [
    { label: 'US', base: 'https://api.mailgun.net' },
    { label: 'EU', base: 'https://api.eu.mailgun.net' },
  ],
  probes: [
    {
      name: 'Domains',
      method: 'GET',
      url: '{base}/v4/domains?limit=1',
      headers: { Authorization: 'Basic {basic:api:{apiKey}}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: [],
  rateLimitHeaders: ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'],
  rateLimit: 'Not published by endpoint.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.mailgun.com',
    api: 'https://status.mailgun.com/api/v2/summary.json',
  },
  support: { url: 'https://help.mailgun.com', askFor: ['domain', 'message id', 'region (US/EU)'] },
  notes: 'A key of one region looks wrong in the other: try the other region before you blame the key.',
  confirmed: true,
  unconfirmed: ['rate-limit header names', 'support form', 'name of the read-only role in RBAC'],
}
