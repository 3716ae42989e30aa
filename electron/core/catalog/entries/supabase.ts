import type { CatalogEntry } from '../schema.ts'

export const supabase: CatalogEntry = {
  id: 'supabase',
  revision: 1,
  name: 'Supabase (project)',
  category: 'infrastructure',
  fields: [
    { key: 'projectRef', label: 'Project ref / URL', secret: false, example: 'abcdefghijklmnopqrst' },
    { key: 'apiKey', label: 'Publishable (anon) key', secret: true, example: 'sb_publishable_…' },
    { key: 'managementToken', label: 'Scoped personal access token', secret: true },
  ],
  key: {
    name: 'Publishable (anon) key',
    advice: 'Use the publishable key, never the secret or service_role key: row-level security limits it.',
  },
  regions: [{ label: 'Your project', base: 'https://{projectRef}.supabase.co' }],
  probes: [
    {
      name: 'Auth health',
      when: 'You watch the project’s own gateway.',
      method: 'GET',
      url: '{base}/auth/v1/health',
      headers: { apikey: '{apiKey}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
    {
      name: 'Project',
      when: 'You have a scoped access token with Project Settings: Read.',
      method: 'GET',
      url: 'https://api.supabase.com/v1/projects/{projectRef}',
      headers: { Authorization: 'Bearer {managementToken}' },
      status: [200],
      refusals: [
        { means: 'key', status: [401] },
        { means: 'permission', status: [403] },
      ],
    },
  ],
  politeIntervalMs: 60000,
  requestIds: ['sb-request-id', 'cf-ray'],
  rateLimitHeaders: [],
  rateLimit: 'None published for health; the Management API allows 60 to 120 a minute.',
  statusPage: {
    kind: 'statuspage',
    url: 'https://status.supabase.com',
    api: 'https://status.supabase.com/api/v2/summary.json',
    hint: 'Auth, Database, API Gateway, Storage, Realtime + region',
  },
  support: {
    url: 'https://supabase.com/dashboard/support/new',
    askFor: ['project ref', 'region', 'sb-request-id / cf-ray'],
  },
  notes: 'A paused project fails in DNS or answers 540: paused is not down.',
  confirmed: false,
  unconfirmed: ['/auth/v1/health only from public code', 'sb-request-id', 'paused-project status'],
}
