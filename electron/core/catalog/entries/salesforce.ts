import type { CatalogEntry } from '../schema.ts'

export const salesforce: CatalogEntry = {
  id: 'salesforce',
  revision: 2,
  name: 'Salesforce',
  category: 'customers and content',
  fields: [
    { key: 'myDomain', label: 'My Domain', secret: false, example: 'acme' },
    { key: 'clientId', label: 'Consumer Key', secret: false },
    { key: 'clientSecret', label: 'Consumer Secret', secret: true },
    { key: 'sandbox', label: 'Name of the sandbox', secret: false, example: 'uat' },
    { key: 'instanceKey', label: 'Instance, for its status page', secret: false, example: 'EU45', optional: true },
  ],
  key: {
    name: 'Connected app with a read-only run-as user',
    advice:
      'Make a connected app with the client-credentials flow; its run-as user needs API Enabled and a read-only profile.',
  },
  regions: [
    { label: 'Production', base: 'https://{myDomain}.my.salesforce.com' },
    { label: 'Sandbox', base: 'https://{myDomain}--{sandbox}.sandbox.my.salesforce.com' },
  ],
  probes: [
    {
      name: 'Limits',
      method: 'GET',
      url: '{base}/services/data/v62.0/limits',
      headers: {},
      status: [200],
      refusals: [
        { means: 'limit', json: { path: '$[*].errorCode', oneOf: ['REQUEST_LIMIT_EXCEEDED'] } },
        { means: 'key', json: { path: '$[*].errorCode', oneOf: ['INVALID_SESSION_ID'] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
      auth: {
        kind: 'oauth2',
        tokenUrl: '{base}/services/oauth2/token',
        clientId: '{clientId}',
        clientSecret: '{clientSecret}',
        clientAuth: 'body',
      },
    },
  ],
  politeIntervalMs: 300000,
  requestIds: [],
  rateLimitHeaders: ['Sforce-Limit-Info'],
  rateLimit: 'By day, for example 15,000; one probe in 5 minutes takes 288.',
  statusPage: {
    kind: 'salesforce-trust',
    url: 'https://status.salesforce.com',
    api: 'https://api.status.salesforce.com/v1/instances/{instanceKey}/status',
    components: ['{instanceKey}'],
  },
  support: {
    url: 'https://help.salesforce.com/s/support',
    askFor: ['organization id (00D...)', 'instance', 'user and time in GMT'],
  },
  notes: 'The answer also tells how much of the daily quota is left.',
  confirmed: true,
  unconfirmed: [
    'shut-down date of the Trust Status API',
    'instanceAliases path',
    'API version number is only an example',
  ],
}
