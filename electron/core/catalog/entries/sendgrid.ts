import type { CatalogEntry } from '../schema.ts'

export const sendgrid: CatalogEntry = {
  id: 'sendgrid',
  revision: 1,
  name: 'Twilio SendGrid',
  category: 'email',
  fields: [{ key: 'apiKey', label: 'API Key', secret: true, example: 'SG….' }],
  key: {
    name: 'API key with Custom Access',
    advice: 'Make a key with Custom Access and the least scope; the call answers for any key and lists its scopes.',
  },
  regions: [
    { label: 'Global', base: 'https://api.sendgrid.com' },
    { label: 'EU subusers', base: 'https://api.eu.sendgrid.com' },
  ],
  probes: [
    {
      name: 'Scopes',
      method: 'GET',
      url: '{base}/v3/scopes',
      headers: { Accept: 'application/json', Authorization: 'Bearer {apiKey}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        {
          means: 'permission',
          status: [403],
          because: 'SendGrid refuses the call: a missing scope, or too many bad requests before',
        },
        { means: 'permission', status: [451], because: 'the account’s region does not allow this host' },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: [],
  rateLimitHeaders: ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'],
  rateLimit: 'By endpoint, numbers not published; X-RateLimit-Reset is a Unix time.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.sendgrid.com',
    api: 'https://status.sendgrid.com/api/v2/summary.json',
  },
  support: {
    url: 'https://support.sendgrid.com',
    askFor: [
      'X-Message-Id / sg_message_id of affected mail',
      'account user name or subuser',
      'API key ID (never the key)',
    ],
  },
  notes: 'SendGrid documents no request id for this API. Without Accept it may answer 406.',
  confirmed: true,
  unconfirmed: ['what support asks for is inferred'],
}
