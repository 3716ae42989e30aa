import type { CatalogEntry } from '../schema.ts'

export const launchdarkly: CatalogEntry = {
  id: 'launchdarkly',
  revision: 1,
  name: 'LaunchDarkly',
  category: 'customers and content',
  fields: [{ key: 'accessToken', label: 'API access token', secret: true, example: 'api-…' }],
  key: {
    name: 'Service token with the role Reader',
    advice: 'Make a service token with the role Reader; the call needs no permission.',
  },
  regions: [
    { label: 'Commercial', base: 'https://app.launchdarkly.com' },
    { label: 'EU', base: 'https://app.eu.launchdarkly.com' },
    { label: 'Federal', base: 'https://app.launchdarkly.us' },
  ],
  probes: [
    {
      name: 'Caller identity',
      method: 'GET',
      url: '{base}/api/v2/caller-identity',
      headers: { Authorization: '{accessToken}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['X-Ld-Request-Id'],
  rateLimitHeaders: [
    'X-Ratelimit-Global-Remaining',
    'X-Ratelimit-Route-Limit',
    'X-Ratelimit-Route-Remaining',
    'X-Ratelimit-Auth-Token-Limit',
    'X-Ratelimit-Reset',
    'Retry-After',
  ],
  rateLimit: 'Not published: the headers tell.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.launchdarkly.com',
    api: 'https://status.launchdarkly.com/api/v2/summary.json',
    hint: "management components; the four named 'API' are SDK delivery",
  },
  support: {
    url: 'https://support.launchdarkly.com',
    askFor: ['account id', 'project/environment key', 'SDK and version'],
  },
  confirmed: true,
  unconfirmed: ['exact header names', 'EU host', 'request-id header'],
}
