import type { CatalogEntry } from '../schema.ts'

export const slack: CatalogEntry = {
  id: 'slack',
  revision: 1,
  name: 'Slack',
  category: 'messaging',
  fields: [{ key: 'token', label: 'Bot User OAuth Token', secret: true, example: 'xoxb-…' }],
  key: {
    name: 'Bot token without extra scopes',
    advice: 'auth.test needs no scope: the bot token of an app with the least scopes is enough.',
  },
  regions: [
    { label: 'Global', base: 'https://slack.com/api' },
    { label: 'GovSlack', base: 'https://slack-gov.com/api' },
  ],
  probes: [
    {
      name: 'auth.test',
      method: 'POST',
      url: '{base}/auth.test',
      headers: { Authorization: 'Bearer {token}' },
      status: [200],
      json: [{ path: '$.ok', equals: true }],
      refusals: [
        {
          means: 'key',
          json: {
            path: '$.error',
            oneOf: [
              'invalid_auth',
              'not_authed',
              'account_inactive',
              'token_revoked',
              'token_expired',
              'no_permission',
            ],
          },
        },
        { means: 'permission', json: { path: '$.error', oneOf: ['missing_scope'] } },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
      readOnlyBecause: 'tells whose token it is',
    },
  ],
  politeIntervalMs: 60000,
  requestIds: ['x-slack-req-id'],
  rateLimitHeaders: ['Retry-After'],
  rateLimit: 'Hundreds of calls a minute.',
  statusPage: { kind: 'slack', url: 'https://slack-status.com', api: 'https://slack-status.com/api/v2.0.0/current' },
  support: {
    url: 'https://my.slack.com/help/requests/new',
    askFor: ['x-slack-req-id', 'workspace (team id T...)', 'app id'],
  },
  notes:
    'The status is 200 even for a bad token; ok and error in the JSON decide. fatal_error, internal_error and service_unavailable are outages.',
  confirmed: true,
  unconfirmed: ['support address'],
}
