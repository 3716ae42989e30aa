import type { CatalogEntry } from '../schema.ts'

export const bird: CatalogEntry = {
  id: 'bird',
  revision: 1,
  name: 'Bird (MessageBird)',
  category: 'messaging',
  fields: [{ key: 'accessKey', label: 'Access key', secret: true }],
  key: {
    name: 'Access key of the classic API',
    advice: 'Take a live access key; the classic API has no read-only scope.',
  },
  regions: [{ label: 'Classic REST', base: 'https://rest.messagebird.com' }],
  probes: [
    {
      name: 'Balance',
      method: 'GET',
      url: '{base}/balance',
      headers: { Authorization: 'AccessKey {accessKey}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401], json: { path: '$.errors[*].code', oneOf: [2, 15] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: [],
  rateLimitHeaders: [],
  rateLimit: '50 GET requests a second.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.bird.com',
    api: 'https://status.bird.com/api/v2/summary.json',
    hint: "'SMS - API' (description https://rest.messagebird.com), 'Voice - API'",
  },
  support: {
    url: 'https://support.bird.com',
    askFor: ['message id', 'workspace/account', 'originator and destination country'],
  },
  notes: 'The newer platform at api.bird.com is another API with other keys.',
  confirmed: false,
  unconfirmed: [
    'AccessKey header word (third party)',
    'error code number: 2 in REST recordings, 15 in the Voice help page',
  ],
}
