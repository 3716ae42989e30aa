import type { CatalogEntry } from '../schema.ts'

export const pagerduty: CatalogEntry = {
  id: 'pagerduty',
  revision: 1,
  name: 'PagerDuty',
  category: 'observability',
  fields: [{ key: 'apiKey', label: 'REST API key (read-only)', secret: true }],
  key: {
    name: 'Read-only REST API key',
    advice:
      'Make a General Access REST API key with Read-only API Key ticked. Integration keys of the Events API do not work here.',
  },
  regions: [
    { label: 'US', base: 'https://api.pagerduty.com' },
    { label: 'EU', base: 'https://api.eu.pagerduty.com' },
  ],
  probes: [
    {
      name: 'Abilities',
      method: 'GET',
      url: '{base}/abilities',
      headers: { Accept: 'application/vnd.pagerduty+json;version=2', Authorization: 'Token token={apiKey}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['x-request-id'],
  rateLimitHeaders: ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
  rateLimit: 'About 960 requests a minute for a key.',
  statusPage: {
    kind: 'pagerduty',
    url: 'https://status.pagerduty.com',
    api: 'https://status.pagerduty.com/api/posts?statuses[]=investigating&statuses[]=detected&limit=50',
  },
  support: {
    url: 'https://support.pagerduty.com',
    askFor: ['account subdomain', 'incident/service id', 'x-request-id'],
  },
  confirmed: true,
  unconfirmed: ['header names', 'EU host'],
}
