import type { CatalogEntry } from '../schema.ts'

export const okta: CatalogEntry = {
  id: 'okta',
  revision: 1,
  name: 'Okta',
  category: 'auth',
  fields: [
    { key: 'oktaDomain', label: 'Okta domain', secret: false, example: 'acme.okta.com' },
    { key: 'apiToken', label: 'API token', secret: true },
  ],
  key: {
    name: 'API token of a Read-Only Administrator',
    advice: 'Sign in as a Read-Only Administrator and make the token there: a token has the rights of its maker.',
  },
  regions: [{ label: 'Your organisation', base: 'https://{oktaDomain}' }],
  probes: [
    {
      name: 'Own user',
      method: 'GET',
      url: '{base}/api/v1/users/me',
      headers: { Accept: 'application/json', Authorization: 'SSWS {apiToken}' },
      status: [200],
      refusals: [
        { means: 'key', json: { path: '$.errorCode', oneOf: ['E0000011', 'E0000004'] } },
        { means: 'permission', json: { path: '$.errorCode', oneOf: ['E0000006'] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['X-Okta-Request-Id'],
  rateLimitHeaders: ['X-Rate-Limit-Limit', 'X-Rate-Limit-Remaining', 'X-Rate-Limit-Reset'],
  rateLimit: 'By endpoint and organisation, for example 600 a minute on users.',
  statusPage: { kind: 'atom', url: 'https://status.okta.com', api: 'https://feeds.feedburner.com/OktaTrustRSS' },
  support: {
    url: 'https://support.okta.com',
    askFor: ['X-Okta-Request-Id / errorId', 'org domain and cell', 'affected users'],
  },
  notes: 'errorId in the body is what Okta’s support asks for.',
  confirmed: false,
  unconfirmed: ["GET /users/me with SSWS answers the token's owner", '30-day rule', 'Read-Only Administrator advice'],
}
