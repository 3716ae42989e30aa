import type { CatalogEntry } from '../schema.ts'

export const dockerHub: CatalogEntry = {
  id: 'docker-hub',
  revision: 1,
  name: 'Docker Hub',
  category: 'development',
  fields: [
    { key: 'username', label: 'Docker ID', secret: false },
    { key: 'token', label: 'Personal access token', secret: true, example: 'dckr_pat_…' },
  ],
  key: {
    name: 'Access token for public repositories, read-only',
    advice: 'Make a personal access token with Public Repo Read-only.',
  },
  regions: [{ label: 'Docker Hub', base: 'https://hub.docker.com' }],
  probes: [
    {
      name: 'Log-in',
      method: 'POST',
      url: '{base}/v2/auth/token',
      headers: { 'Content-Type': 'application/json' },
      body: '{"identifier":"{username}","secret":"{token}"}',
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
      readOnlyBecause: 'issues a token that is never used',
    },
  ],
  politeIntervalMs: 600000,
  requestIds: ['x-trace-id'],
  rateLimitHeaders: [
    'ratelimit-limit',
    'ratelimit-remaining',
    'docker-ratelimit-source',
    'X-RateLimit-Limit',
    'X-RateLimit-Remaining',
    'X-RateLimit-Reset',
    'X-Retry-After',
  ],
  rateLimit: 'Log-ins are limited: probe rarely.',
  statusPage: {
    kind: 'status.io',
    url: 'https://www.dockerstatus.com',
    api: 'https://api.status.io/1.0/status/533c6539221ae15e3f000031',
  },
  support: {
    url: 'https://hub.docker.com/support/contact/',
    askFor: ['Docker ID/organisation', 'image name', 'pull source IP (docker-ratelimit-source)'],
  },
  notes: 'Too many refused log-ins lock the account for a while. X-Retry-After is a Unix time, not seconds.',
  confirmed: true,
  unconfirmed: ['x-trace-id', 'HEAD not counted'],
}
