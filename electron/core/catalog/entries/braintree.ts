import type { CatalogEntry } from '../schema.ts'

export const braintree: CatalogEntry = {
  id: 'braintree',
  revision: 1,
  name: 'Braintree',
  category: 'payments',
  fields: [
    { key: 'publicKey', label: 'Public key', secret: false },
    { key: 'privateKey', label: 'Private key', secret: true },
  ],
  key: {
    name: 'API keys of a user with a read-only role',
    advice: 'API keys have the rights of their user: make a user with a read-only role.',
  },
  regions: [
    { label: 'Production', base: 'https://payments.braintree-api.com/graphql' },
    { label: 'Sandbox', base: 'https://payments.sandbox.braintree-api.com/graphql' },
  ],
  probes: [
    {
      name: 'Ping',
      method: 'POST',
      url: '{base}',
      headers: {
        'Content-Type': 'application/json',
        'Braintree-Version': '2019-01-01',
        Authorization: 'Basic {basic:{publicKey}:{privateKey}}',
      },
      body: '{"query":"query ping { ping }"}',
      status: [200],
      json: [{ path: '$.data.ping', equals: 'pong' }],
      refusals: [
        { means: 'key', json: { path: '$.errors[*].extensions.errorClass', oneOf: ['AUTHENTICATION'] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
      readOnlyBecause: 'a GraphQL query; GraphQL is always sent by POST',
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['extensions.requestId'],
  rateLimitHeaders: [],
  rateLimit: 'Not published.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.braintreepayments.com',
    api: 'https://status.braintreepayments.com/api/v2/summary.json',
  },
  support: {
    url: 'https://developer.paypal.com/braintree/help',
    askFor: ['extensions.requestId', 'merchant id', 'environment'],
  },
  notes: 'ping is a query made for health checks. Errors may come with status 200.',
  confirmed: false,
  unconfirmed: [
    'HTTP status on a bad key (200 with errors vs 401)',
    'Braintree-Version value',
    'requestId extension',
    'status page not in a dated probe list',
  ],
}
