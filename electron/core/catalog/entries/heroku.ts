import type { CatalogEntry } from '../schema.ts'

export const heroku: CatalogEntry = {
  id: 'heroku',
  revision: 1,
  name: 'Heroku',
  category: 'infrastructure',
  fields: [{ key: 'apiKey', label: 'API key / OAuth token', secret: true, example: 'HRKU-…' }],
  key: {
    name: 'Long-lived authorization with scope read',
    advice:
      'Run heroku authorizations:create -s read. The key of the dashboard dies with the password; heroku auth:token ends within a year.',
  },
  regions: [{ label: 'Global', base: 'https://api.heroku.com' }],
  probes: [
    {
      name: 'Rate limits',
      method: 'GET',
      url: '{base}/account/rate-limits',
      headers: { Accept: 'application/vnd.heroku+json; version=3', Authorization: 'Bearer {apiKey}' },
      status: [200],
      refusals: [
        { means: 'permission', json: { path: '$.id', oneOf: ['delinquent'] }, because: 'an invoice is unpaid' },
        { means: 'permission', json: { path: '$.id', oneOf: ['suspended'] }, because: 'the account is suspended' },
        { means: 'permission', json: { path: '$.id', oneOf: ['forbidden'] } },
        { means: 'key', json: { path: '$.id', oneOf: ['unauthorized'] } },
        { means: 'key', status: [401, 403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['Request-Id'],
  rateLimitHeaders: ['RateLimit-Remaining'],
  rateLimit: '4500 calls an hour for an account.',
  statusPage: {
    kind: 'heroku',
    url: 'https://status.heroku.com',
    api: 'https://status.heroku.com/api/v4/current-status',
  },
  support: { url: 'https://help.heroku.com', askFor: ['Request-Id', 'app name', 'dyno/add-on id', 'region'] },
  notes: 'The call itself is not counted against the limit.',
  confirmed: false,
  unconfirmed: [
    'Bearer header line (from third-party copies of the reference)',
    'whether a read or identity scope may read /account/rate-limits',
  ],
}
