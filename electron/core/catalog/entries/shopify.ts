import type { CatalogEntry } from '../schema.ts'

export const shopify: CatalogEntry = {
  id: 'shopify',
  revision: 1,
  name: 'Shopify (store)',
  category: 'customers and content',
  fields: [
    { key: 'store', label: 'Store', secret: false, example: 'acme' },
    { key: 'accessToken', label: 'Admin API access token (existing custom apps)', secret: true, example: 'shpat_…' },
    { key: 'clientId', label: 'Client ID (Dev Dashboard app)', secret: false },
    { key: 'clientSecret', label: 'Client secret', secret: true },
  ],
  key: {
    name: 'Admin API access token',
    advice:
      'New apps come from the Dev Dashboard and fetch a token; apps that were made in the admin before 2026 have one. No scope is needed.',
  },
  regions: [{ label: 'Your store', base: 'https://{store}.myshopify.com' }],
  probes: [
    {
      name: 'Shop',
      when: 'You have an access token of an existing custom app (shpat_…).',
      method: 'POST',
      url: '{base}/admin/api/2026-01/graphql.json',
      headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': '{accessToken}' },
      body: '{"query":"{ shop { id } }"}',
      status: [200],
      json: [{ path: '$.data.shop.id', exists: true }],
      refusals: [
        { means: 'permission', status: [402], because: 'the store is frozen' },
        { means: 'permission', status: [423], because: 'the store is locked' },
        { means: 'limit', json: { path: '$.errors[*].extensions.code', oneOf: ['THROTTLED'] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
      readOnlyBecause: 'a GraphQL query; GraphQL is always sent by POST',
    },
    {
      name: 'Shop, with a fetched token',
      when: 'You have a Dev Dashboard app.',
      method: 'POST',
      url: '{base}/admin/api/2026-01/graphql.json',
      headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': '{token}' },
      body: '{"query":"{ shop { id } }"}',
      status: [200],
      json: [{ path: '$.data.shop.id', exists: true }],
      refusals: [
        { means: 'permission', status: [402], because: 'the store is frozen' },
        { means: 'permission', status: [423], because: 'the store is locked' },
        { means: 'limit', json: { path: '$.errors[*].extensions.code', oneOf: ['THROTTLED'] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
      readOnlyBecause: 'a GraphQL query; GraphQL is always sent by POST',
      token: {
        url: '{base}/admin/oauth/access_token',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials&client_id={clientId}&client_secret={clientSecret}',
      },
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['X-Request-Id'],
  rateLimitHeaders: ['Retry-After'],
  rateLimit: '100 points a second; THROTTLED comes with status 200.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://www.shopifystatus.com',
    api: 'https://www.shopifystatus.com/api/v2/summary.json',
  },
  support: {
    url: 'https://help.shopify.com/support',
    askFor: ['X-Request-Id', 'store .myshopify.com domain', 'app client id'],
  },
  notes: '402 means frozen, 423 locked: neither is an outage. Versions of the API retire after a year.',
  confirmed: true,
  unconfirmed: ['cost numbers', 'token URL form'],
}
