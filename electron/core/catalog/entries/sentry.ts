import type { CatalogEntry } from '../schema.ts'

export const sentry: CatalogEntry = {
  id: 'sentry',
  revision: 1,
  name: 'Sentry',
  category: 'observability',
  fields: [
    { key: 'authToken', label: 'Auth token', secret: true, example: 'sntryu_… / internal integration token' },
    { key: 'orgSlug', label: 'Organization slug', secret: false, example: 'acme' },
  ],
  key: {
    name: 'Internal integration token with org:read',
    advice:
      'Make an internal integration with Organization: Read. Tokens that begin with sntrys_ are for releases and may be refused.',
  },
  regions: [
    { label: 'US', base: 'https://us.sentry.io' },
    { label: 'EU', base: 'https://de.sentry.io' },
    { label: 'Any', base: 'https://sentry.io' },
  ],
  probes: [
    {
      name: 'Projects',
      method: 'GET',
      url: '{base}/api/0/organizations/{orgSlug}/projects/?per_page=1',
      headers: { Authorization: 'Bearer {authToken}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 300000,
  requestIds: [],
  rateLimitHeaders: [
    'X-Sentry-Rate-Limit-Limit',
    'X-Sentry-Rate-Limit-Remaining',
    'X-Sentry-Rate-Limit-Reset',
    'X-Sentry-Rate-Limit-ConcurrentLimit',
    'X-Sentry-Rate-Limit-ConcurrentRemaining',
  ],
  rateLimit: 'By endpoint and caller.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.sentry.io',
    api: 'https://status.sentry.io/api/v2/summary.json',
    hint: 'US/EU ingestion, API, dashboard',
  },
  support: { url: 'https://sentry.zendesk.com/hc/requests/new', askFor: ['organization slug', 'project', 'event id'] },
  notes: 'A token of another region is refused as invalid. The API may work while ingestion does not.',
  confirmed: true,
  unconfirmed: ['region hosts', 'per_page on that endpoint'],
}
