import type { CatalogEntry } from '../schema.ts'

export const contentful: CatalogEntry = {
  id: 'contentful',
  revision: 1,
  name: 'Contentful',
  category: 'customers and content',
  fields: [
    { key: 'spaceId', label: 'Space ID', secret: false },
    { key: 'accessToken', label: 'Content Delivery API access token', secret: true },
  ],
  key: { name: 'Content Delivery API token', advice: 'The token of the Content Delivery API can only read.' },
  regions: [
    { label: 'Global', base: 'https://cdn.contentful.com' },
    { label: 'EU residency', base: 'https://cdn.eu.contentful.com' },
  ],
  probes: [
    {
      name: 'Space',
      method: 'GET',
      url: '{base}/spaces/{spaceId}',
      headers: { Authorization: 'Bearer {accessToken}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['X-Contentful-Request-Id'],
  rateLimitHeaders: [
    'X-Contentful-RateLimit-Second-Limit',
    'X-Contentful-RateLimit-Second-Remaining',
    'X-Contentful-RateLimit-Reset',
  ],
  rateLimit: '55 uncached requests a second.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://www.contentfulstatus.com',
    api: 'https://www.contentfulstatus.com/api/v2/summary.json',
  },
  support: {
    url: 'https://www.contentful.com/support/',
    askFor: ['requestId / X-Contentful-Request-Id', 'space and environment id', 'organization id'],
  },
  notes: '404 means a wrong Space ID. The answer may come from a cache.',
  confirmed: true,
  unconfirmed: ['55/s', '401 AccessTokenInvalid'],
}
