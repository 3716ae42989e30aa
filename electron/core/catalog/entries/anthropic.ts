import type { CatalogEntry } from '../schema.ts'

export const anthropic: CatalogEntry = {
  id: 'anthropic',
  revision: 1,
  name: 'Anthropic (Claude API)',
  category: 'AI',
  fields: [{ key: 'apiKey', label: 'API key', secret: true, example: 'sk-ant-api03-…' }],
  key: {
    name: 'API key of its own workspace',
    advice:
      'Put the key in a workspace of its own with a low spend limit; there are no read-only keys. Listing models uses no tokens.',
  },
  regions: [{ label: 'Global', base: 'https://api.anthropic.com' }],
  probes: [
    {
      name: 'Models',
      method: 'GET',
      url: '{base}/v1/models?limit=1',
      headers: { 'anthropic-version': '2023-06-01', 'x-api-key': '{apiKey}' },
      status: [200],
      refusals: [
        { means: 'key', json: { path: '$.error.type', oneOf: ['authentication_error'] } },
        { means: 'permission', json: { path: '$.error.type', oneOf: ['permission_error'] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 60000,
  requestIds: ['request-id', 'anthropic-organization-id'],
  rateLimitHeaders: [
    'anthropic-ratelimit-requests-limit',
    'anthropic-ratelimit-requests-remaining',
    'anthropic-ratelimit-requests-reset',
    'retry-after',
  ],
  rateLimit: 'By tier.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.claude.com',
    api: 'https://status.claude.com/api/v2/summary.json',
  },
  support: { url: 'https://support.claude.com', askFor: ['request-id (req_...)', 'organization id', 'model'] },
  notes: '529 means that the vendor is overloaded. 400 may mean a spend limit.',
  confirmed: true,
  unconfirmed: ['rate headers on /v1/models'],
}
