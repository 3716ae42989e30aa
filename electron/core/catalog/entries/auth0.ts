import type { CatalogEntry } from '../schema.ts'

export const auth0: CatalogEntry = {
  id: 'auth0',
  revision: 2,
  name: 'Auth0',
  category: 'auth',
  fields: [
    { key: 'domain', label: 'Domain', secret: false, example: 'tenant.eu.auth0.com' },
    { key: 'clientId', label: 'Client ID', secret: false },
    { key: 'clientSecret', label: 'Client Secret', secret: true },
  ],
  key: {
    name: 'Machine-to-machine application with read:clients',
    advice: 'Authorise a machine-to-machine application for the Management API with the single scope read:clients.',
  },
  regions: [{ label: 'Your tenant', base: 'https://{domain}' }],
  probes: [
    {
      name: 'Clients',
      method: 'GET',
      url: '{base}/api/v2/clients?per_page=1&fields=client_id',
      headers: {},
      status: [200],
      refusals: [
        { means: 'permission', bodyContains: 'insufficient_scope', because: 'it lacks the scope read:clients' },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
      auth: {
        kind: 'oauth2',
        tokenUrl: '{base}/oauth/token',
        clientId: '{clientId}',
        clientSecret: '{clientSecret}',
        clientAuth: 'body',
        parameters: { audience: 'https://{domain}/api/v2/' },
      },
    },
  ],
  politeIntervalMs: 300000,
  requestIds: ['x-auth0-requestid'],
  rateLimitHeaders: ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
  rateLimit: 'By tenant and plan.',
  statusPage: {
    kind: 'per-tenant-rss',
    url: 'https://status.auth0.com/api/rss?domain={domain}',
    api: 'https://status.auth0.com/api/rss?domain={domain}',
  },
  support: {
    url: 'https://support.auth0.com',
    askFor: ['x-auth0-requestid', 'tenant domain', 'log id from the tenant log'],
  },
  notes: 'A Management API token lives 24 hours: it is fetched once and used until it ends.',
  confirmed: false,
  unconfirmed: [
    'HTTP status of access_denied on /oauth/token (401 expected)',
    'query parameters of GET /api/v2/clients',
    'rate numbers',
  ],
}
