import type { CatalogEntry } from '../schema.ts'

export const fastly: CatalogEntry = {
  id: 'fastly',
  revision: 1,
  name: 'Fastly',
  category: 'infrastructure',
  fields: [{ key: 'apiToken', label: 'API token', secret: true }],
  key: {
    name: 'Token with the scope global:read',
    advice: 'Make a token with the scope global:read; the call tells its scope and when it ends.',
  },
  regions: [{ label: 'Global', base: 'https://api.fastly.com' }],
  probes: [
    {
      name: 'Own token',
      method: 'GET',
      url: '{base}/tokens/self',
      headers: { Accept: 'application/json', 'Fastly-Key': '{apiToken}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['x-served-by', 'x-timer'],
  rateLimitHeaders: ['Fastly-RateLimit-Remaining', 'Fastly-RateLimit-Reset'],
  rateLimit: 'Counts writes, not reads.',
  statusPage: {
    kind: 'statuscast',
    url: 'https://www.fastlystatus.com',
    api: 'https://www.fastlystatus.com/status.json',
  },
  support: {
    url: 'https://support.fastly.com',
    askFor: ['service id and version', 'POP (x-served-by)', 'customer id'],
  },
  confirmed: true,
  unconfirmed: ['1000/h', 'global:read wording'],
}
