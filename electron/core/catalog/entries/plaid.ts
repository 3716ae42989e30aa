import type { CatalogEntry } from '../schema.ts'

export const plaid: CatalogEntry = {
  id: 'plaid',
  revision: 1,
  name: 'Plaid',
  category: 'payments',
  fields: [
    { key: 'clientId', label: 'client_id', secret: false },
    { key: 'secret', label: 'secret (per environment)', secret: true },
  ],
  key: {
    name: 'client_id and secret of one environment',
    advice: 'Plaid has no read-only secret. The call touches no Item: no customer data, no charge.',
  },
  regions: [
    { label: 'Production', base: 'https://production.plaid.com' },
    { label: 'Sandbox', base: 'https://sandbox.plaid.com' },
  ],
  probes: [
    {
      name: 'Institutions',
      method: 'POST',
      url: '{base}/institutions/get',
      headers: { 'Content-Type': 'application/json', 'PLAID-CLIENT-ID': '{clientId}', 'PLAID-SECRET': '{secret}' },
      body: '{"count":1,"offset":0,"country_codes":["US"]}',
      status: [200],
      refusals: [
        { means: 'key', json: { path: '$.error_code', oneOf: ['INVALID_API_KEYS', 'UNAUTHORIZED_ENVIRONMENT'] } },
        { means: 'key', status: [401] },
      ],
      readOnlyBecause: 'lists institutions; Plaid takes every call by POST',
    },
  ],
  politeIntervalMs: 300000,
  requestIds: ['request_id'],
  rateLimitHeaders: [],
  rateLimit: 'By endpoint; 429 RATE_LIMIT_EXCEEDED above it.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.plaid.com',
    api: 'https://status.plaid.com/api/v2/summary.json',
    hint: 'API, Link',
  },
  support: {
    url: 'https://dashboard.plaid.com/support/new',
    askFor: ['request_id', 'client_id', 'environment', 'item_id / institution_id where relevant'],
  },
  notes: 'All calls are POST. A wrong key mostly answers 400: error_code decides.',
  confirmed: true,
  unconfirmed: ['numeric limit of /institutions/get', 'support address'],
}
