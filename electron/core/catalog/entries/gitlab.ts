import type { CatalogEntry } from '../schema.ts'

export const gitlab: CatalogEntry = {
  id: 'gitlab',
  revision: 1,
  name: 'GitLab.com',
  category: 'development',
  fields: [
    { key: 'token', label: 'Personal access token', secret: true, example: 'glpat-…' },
    { key: 'host', label: 'Host of your instance', secret: false, example: 'gitlab.acme.com' },
  ],
  key: {
    name: 'Personal access token with the scope read_user',
    advice: 'Make a personal access token with the scope read_user; the call answers for the token itself.',
  },
  regions: [
    { label: 'GitLab.com', base: 'https://gitlab.com/api/v4' },
    { label: 'Self-managed', base: 'https://{host}/api/v4' },
  ],
  probes: [
    {
      name: 'Own token',
      method: 'GET',
      url: '{base}/personal_access_tokens/self',
      headers: { 'PRIVATE-TOKEN': '{token}' },
      status: [200],
      refusals: [
        {
          means: 'permission',
          json: { path: '$.error', oneOf: ['insufficient_scope'] },
          because: 'its scope is too small',
        },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['X-Request-Id', 'X-Gitlab-Meta'],
  rateLimitHeaders: ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'Retry-After'],
  rateLimit: 'GitLab.com: 2000 requests a minute.',
  statusPage: {
    kind: 'status.io',
    url: 'https://status.gitlab.com',
    api: 'https://api.status.io/1.0/status/5b36dc6502d06804c08349f7',
  },
  support: {
    url: 'https://support.gitlab.com',
    askFor: ['X-Request-Id / correlation id', 'namespace or project path', 'pipeline/job URL'],
  },
  notes: 'The answer tells scopes and when the token ends.',
  confirmed: true,
  unconfirmed: ['2000/min', 'header names', 'smallest scope that may read personal_access_tokens/self'],
}
