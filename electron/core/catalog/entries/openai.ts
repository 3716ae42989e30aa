import type { CatalogEntry } from '../schema.ts'

export const openai: CatalogEntry = {
  id: 'openai',
  revision: 1,
  name: 'OpenAI',
  category: 'AI',
  fields: [
    { key: 'apiKey', label: 'API key', secret: true, example: 'sk-proj-…' },
    { key: 'organization', label: 'Organization ID', secret: false, example: 'org-…', optional: true },
    { key: 'project', label: 'Project ID', secret: false, example: 'proj_…', optional: true },
  ],
  key: {
    name: 'Restricted key with Models: Read',
    advice: 'Make a Restricted key with Models: Read. Listing models uses no tokens.',
  },
  regions: [
    { label: 'Global', base: 'https://api.openai.com' },
    { label: 'EU residency', base: 'https://eu.api.openai.com' },
  ],
  probes: [
    {
      name: 'Models',
      method: 'GET',
      url: '{base}/v1/models',
      headers: {
        Authorization: 'Bearer {apiKey}',
        'OpenAI-Organization': '{organization}',
        'OpenAI-Project': '{project}',
      },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 60000,
  requestIds: ['x-request-id'],
  rateLimitHeaders: [
    'x-ratelimit-limit-requests',
    'x-ratelimit-remaining-requests',
    'x-ratelimit-reset-requests',
    'x-ratelimit-remaining-tokens',
  ],
  rateLimit: 'By tier and model.',
  statusPage: {
    kind: 'incident.io',
    url: 'https://status.openai.com',
    api: 'https://status.openai.com/api/v2/summary.json',
    hint: 'APIs group (Chat Completions, Responses, ...)',
  },
  support: { url: 'https://help.openai.com', askFor: ['x-request-id', 'organization and project id', 'model'] },
  notes:
    '401 may also mean the wrong organization; 429 with insufficient_quota is a matter of billing. Models may be listed while inference is down.',
  confirmed: true,
  unconfirmed: ['permission labels', 'EU host'],
}
