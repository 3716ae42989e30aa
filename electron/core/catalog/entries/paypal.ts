import type { CatalogEntry } from '../schema.ts'

export const paypal: CatalogEntry = {
  id: 'paypal',
  revision: 1,
  name: 'PayPal',
  category: 'payments',
  fields: [
    { key: 'clientId', label: 'Client ID', secret: false },
    { key: 'clientSecret', label: 'Client Secret', secret: true },
  ],
  key: {
    name: 'Client ID and secret of a REST app',
    advice: 'There is no read-only credential. The probe asks for a token and does nothing with it.',
  },
  regions: [
    { label: 'Live', base: 'https://api-m.paypal.com' },
    { label: 'Sandbox', base: 'https://api-m.sandbox.paypal.com' },
  ],
  probes: [
    {
      name: 'Token',
      method: 'POST',
      url: '{base}/v1/oauth2/token',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
        Authorization: 'Basic {basic:{clientId}:{clientSecret}}',
      },
      body: 'grant_type=client_credentials',
      status: [200],
      refusals: [
        { means: 'key', json: { path: '$.error', oneOf: ['invalid_client'] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
      readOnlyBecause: 'issues a token that is never used',
    },
  ],
  politeIntervalMs: 300000,
  requestIds: ['Paypal-Debug-Id'],
  rateLimitHeaders: [],
  rateLimit: 'No numbers published; PayPal asks not to mint tokens needlessly.',
  statusPage: { kind: 'atom', url: 'https://www.paypal-status.com', api: 'https://www.paypal-status.com/feed/atom' },
  support: {
    url: 'https://www.paypal.com/us/cshelp/business',
    askFor: ['Paypal-Debug-Id', 'environment (live/sandbox)', 'client id / merchant id'],
  },
  confirmed: true,
  unconfirmed: ['Paypal-Debug-Id header seen only through the query, not an excerpt', 'support addresses'],
}
