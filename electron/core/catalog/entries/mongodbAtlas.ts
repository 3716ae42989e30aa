import type { CatalogEntry } from '../schema.ts'

export const mongodbAtlas: CatalogEntry = {
  id: 'mongodb-atlas',
  revision: 2,
  name: 'MongoDB Atlas',
  category: 'data and search',
  fields: [
    { key: 'clientId', label: 'Service account Client ID', secret: false, example: 'mdb_sa_id_…' },
    { key: 'clientSecret', label: 'Service account Client Secret', secret: true },
  ],
  key: {
    name: 'Service account with Organization Read Only',
    advice: 'Make a service account with the role Organization Read Only and add this computer to the IP access list.',
  },
  regions: [
    { label: 'Atlas', base: 'https://cloud.mongodb.com' },
    { label: 'Gov', base: 'https://cloud.mongodbgov.com' },
  ],
  probes: [
    {
      name: 'Organizations',
      method: 'GET',
      url: '{base}/api/atlas/v2/orgs?itemsPerPage=1',
      headers: { Accept: 'application/vnd.atlas.2023-01-01+json' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403], because: 'its role or the IP access list does not allow it' },
      ],
      auth: {
        kind: 'oauth2',
        tokenUrl: '{base}/api/oauth/token',
        clientId: '{clientId}',
        clientSecret: '{clientSecret}',
        clientAuth: 'basic',
      },
    },
  ],
  politeIntervalMs: 300000,
  requestIds: [],
  rateLimitHeaders: [],
  rateLimit: '100 requests a minute for a project.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.mongodb.com',
    api: 'https://status.mongodb.com/api/v2/summary.json',
  },
  support: {
    url: 'https://support.mongodb.com',
    askFor: ['organization/project/cluster id', 'error detail + errorCode', 'client IP'],
  },
  notes: 'Covers the control plane, not one cluster.',
  confirmed: true,
  unconfirmed: [
    'token URL',
    'Accept version date',
    '403 for IP list',
    'path /api/atlas/v2/orgs and role name for a service account (operation itself is documented)',
  ],
}
