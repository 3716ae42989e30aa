import type { CatalogEntry } from '../schema.ts'

export const twilio: CatalogEntry = {
  id: 'twilio',
  revision: 1,
  name: 'Twilio',
  category: 'messaging',
  fields: [
    { key: 'accountSid', label: 'Account SID', secret: false, example: 'AC…' },
    { key: 'authToken', label: 'Auth Token', secret: true },
    { key: 'apiKeySid', label: 'API Key SID', secret: false, example: 'SK…' },
    { key: 'apiKeySecret', label: 'API Key Secret', secret: true },
  ],
  key: {
    name: 'Restricted API key for reading messages',
    advice:
      'Make a Restricted key that may only read messages and use the probe Messages. The probe Account needs the Auth Token or a Main key.',
  },
  regions: [
    { label: 'US1 (default)', base: 'https://api.twilio.com' },
    { label: 'Ireland', base: 'https://api.dublin.ie1.twilio.com' },
    { label: 'Australia', base: 'https://api.sydney.au1.twilio.com' },
  ],
  probes: [
    {
      name: 'Messages',
      when: 'You have an API key (Standard or Restricted).',
      method: 'GET',
      url: '{base}/2010-04-01/Accounts/{accountSid}/Messages.json?PageSize=1',
      headers: { Authorization: 'Basic {basic:{apiKeySid}:{apiKeySecret}}' },
      status: [200],
      refusals: [
        { means: 'key', json: { path: '$.code', oneOf: [20003] } },
        { means: 'permission', json: { path: '$.code', oneOf: [70051] }, because: 'the restricted key lacks it' },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
    {
      name: 'Account',
      when: 'You have the Auth Token of the account.',
      method: 'GET',
      url: '{base}/2010-04-01/Accounts/{accountSid}.json',
      headers: { Authorization: 'Basic {basic:{accountSid}:{authToken}}' },
      status: [200],
      refusals: [
        { means: 'key', json: { path: '$.code', oneOf: [20003] } },
        { means: 'permission', json: { path: '$.code', oneOf: [70051] }, because: 'the restricted key lacks it' },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 60000,
  requestIds: ['Twilio-Request-Id'],
  rateLimitHeaders: ['Twilio-Concurrent-Requests'],
  rateLimit: 'A limit on requests at the same time, not on their rate.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.twilio.com',
    api: 'https://status.twilio.com/api/v2/summary.json',
  },
  support: {
    url: 'https://console.twilio.com/support',
    askFor: ['Account SID', 'Twilio-Request-Id (RQ...)', 'Message/Call SIDs', 'error code'],
  },
  notes:
    '404 means a wrong Account SID. A suspended account answers 401 with code 20003 too. A regional key works in its region only.',
  confirmed: true,
  unconfirmed: ['regional host names', '429 code 20429', 'support contents'],
}
