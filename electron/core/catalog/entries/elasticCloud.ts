import type { CatalogEntry } from '../schema.ts'

export const elasticCloud: CatalogEntry = {
  id: 'elastic-cloud',
  revision: 1,
  name: 'Elastic Cloud',
  category: 'data and search',
  fields: [{ key: 'apiKey', label: 'API key', secret: true }],
  key: { name: 'Organization API key with a viewer role', advice: 'Make an organization API key with a viewer role.' },
  regions: [{ label: 'Control plane', base: 'https://api.elastic-cloud.com/api/v1' }],
  probes: [
    {
      name: 'Account',
      method: 'GET',
      url: '{base}/account',
      headers: { Authorization: 'ApiKey {apiKey}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 300000,
  requestIds: ['x-cloud-request-id'],
  rateLimitHeaders: ['x-rate-limit-*'],
  rateLimit: 'Limited; numbers not known.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.elastic.co',
    api: 'https://status.elastic.co/api/v2/summary.json',
    hint: 'region + product',
  },
  support: { url: 'https://support.elastic.co', askFor: ['deployment id', 'x-cloud-request-id', 'organization id'] },
  confirmed: true,
  unconfirmed: [
    '/account with a viewer key',
    "x-cloud-request-id on the control plane (seen on deployments' proxy)",
    'limits',
  ],
}
