import type { CatalogEntry } from '../schema.ts'

export const segment: CatalogEntry = {
  id: 'segment',
  revision: 1,
  name: 'Twilio Segment',
  category: 'customers and content',
  fields: [{ key: 'token', label: 'Public API token', secret: true }],
  key: {
    name: 'Public API token with a read-only role',
    advice: 'Make a Public API token with a read-only role. Team and Business plans only.',
  },
  regions: [
    { label: 'US', base: 'https://api.segmentapis.com' },
    { label: 'EU', base: 'https://eu1.api.segmentapis.com' },
  ],
  probes: [
    {
      name: 'Workspace',
      method: 'GET',
      url: '{base}/',
      headers: { Accept: 'application/vnd.segment.v1+json', Authorization: 'Bearer {token}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 300000,
  requestIds: ['X-Request-Id'],
  rateLimitHeaders: ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'],
  rateLimit: 'Not known.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.segment.com',
    api: 'https://status.segment.com/api/v2/summary.json',
  },
  support: { url: 'https://segment.com/help/contact/', askFor: ['workspace slug', 'source id', 'request id'] },
  confirmed: false,
  unconfirmed: ["path of 'Get Workspace' ('/' or '/workspace')", '401', 'headers', 'rate limit'],
}
