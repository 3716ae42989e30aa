import type { CatalogEntry } from '../schema.ts'

export const newRelic: CatalogEntry = {
  id: 'new-relic',
  revision: 1,
  name: 'New Relic',
  category: 'observability',
  fields: [{ key: 'userKey', label: 'User key', secret: true, example: 'NRAK-…' }],
  key: {
    name: 'User key of a read-only user',
    advice: 'Make a user key for a user with a read-only role. License and ingest keys do not work.',
  },
  regions: [
    { label: 'US', base: 'https://api.newrelic.com/graphql' },
    { label: 'EU', base: 'https://api.eu.newrelic.com/graphql' },
  ],
  probes: [
    {
      name: 'Own user',
      method: 'POST',
      url: '{base}',
      headers: { 'Content-Type': 'application/json', 'API-Key': '{userKey}' },
      body: '{"query":"{ actor { user { id } } }"}',
      status: [200],
      json: [{ path: '$.data.actor.user.id', exists: true }],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
      readOnlyBecause: 'a GraphQL query; GraphQL is always sent by POST',
    },
  ],
  politeIntervalMs: 300000,
  requestIds: [],
  rateLimitHeaders: [],
  rateLimit: 'About 25 requests at the same time for a user.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.newrelic.com',
    api: 'https://status.newrelic.com/api/v2/summary.json',
    hint: "names end in ': US' / ': Europe' (115 components)",
  },
  support: {
    url: 'https://support.newrelic.com',
    askFor: ['account id', 'region (US/EU)', 'permalink', 'entity guid'],
  },
  notes: 'A key of the US does not work in the EU. Errors may come with status 200.',
  confirmed: true,
  unconfirmed: ['concurrency figure'],
}
