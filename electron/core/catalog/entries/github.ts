import type { CatalogEntry } from '../schema.ts'

export const github: CatalogEntry = {
  id: 'github',
  revision: 1,
  name: 'GitHub',
  category: 'development',
  fields: [
    { key: 'token', label: 'Personal access token (fine-grained)', secret: true, example: 'github_pat_…' },
    { key: 'subdomain', label: 'Subdomain of GHE.com', secret: false, example: 'acme' },
    { key: 'host', label: 'Host of the server', secret: false, example: 'github.acme.com' },
  ],
  key: {
    name: 'Fine-grained token without any permission',
    advice: 'Make a fine-grained token with no repository and no permission: the call answers for any valid token.',
  },
  regions: [
    { label: 'github.com', base: 'https://api.github.com' },
    { label: 'GHE.com', base: 'https://api.{subdomain}.ghe.com' },
    { label: 'Enterprise Server', base: 'https://{host}/api/v3' },
  ],
  probes: [
    {
      name: 'Rate limit',
      method: 'GET',
      url: '{base}/rate_limit',
      headers: {
        Accept: 'application/vnd.github+json',
        'X-GitHub-Api-Version': '2022-11-28',
        'User-Agent': 'Headstart',
        Authorization: 'Bearer {token}',
      },
      status: [200],
      refusals: [
        { means: 'limit', header: { name: 'x-ratelimit-remaining', oneOf: ['0'] }, status: [403] },
        { means: 'limit', status: [403], bodyContains: 'rate limit' },
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 60000,
  requestIds: ['x-github-request-id'],
  rateLimitHeaders: [
    'x-ratelimit-limit',
    'x-ratelimit-remaining',
    'x-ratelimit-reset',
    'x-ratelimit-resource',
    'retry-after',
  ],
  rateLimit: '5000 requests an hour; this call does not count.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://www.githubstatus.com',
    api: 'https://www.githubstatus.com/api/v2/summary.json',
    hint: 'API Requests, Git Operations, Actions, ...',
  },
  support: {
    url: 'https://support.github.com/request',
    askFor: ['x-github-request-id', 'organisation/repository', 'Actions run URL'],
  },
  notes: 'After several refused tokens GitHub refuses every log-in of that user for a while.',
  confirmed: true,
  unconfirmed: [],
}
