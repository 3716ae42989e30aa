import type { CatalogEntry } from '../schema.ts'

export const algolia: CatalogEntry = {
  id: 'algolia',
  revision: 1,
  name: 'Algolia',
  category: 'data and search',
  fields: [
    { key: 'appId', label: 'Application ID', secret: false, example: 'ABC123DEF4' },
    { key: 'apiKey', label: 'API key', secret: true },
  ],
  key: {
    name: 'Key with the single ACL listIndexes',
    advice: 'Make a key with the ACL listIndexes and nothing else. A search-only key works with the probe Own key.',
  },
  regions: [
    { label: 'Your application', base: 'https://{appId}-dsn.algolia.net' },
    { label: 'Fallback host', base: 'https://{appId}-1.algolianet.com' },
  ],
  probes: [
    {
      name: 'Indexes',
      when: 'You have a key with listIndexes.',
      method: 'GET',
      url: '{base}/1/indexes?page=0&hitsPerPage=1',
      headers: { 'x-algolia-application-id': '{appId}', 'x-algolia-api-key': '{apiKey}' },
      status: [200],
      refusals: [
        { means: 'key', bodyContains: 'Invalid Application-ID or API key' },
        {
          means: 'permission',
          bodyContains: 'Method not allowed with this API key',
          because: 'it lacks the ACL listIndexes',
        },
      ],
    },
    {
      name: 'Own key',
      when: 'You only have a search-only key. It stands in the address; Headstart hides it wherever the address is shown.',
      method: 'GET',
      url: '{base}/1/keys/{apiKey}',
      headers: { 'x-algolia-application-id': '{appId}', 'x-algolia-api-key': '{apiKey}' },
      status: [200],
      refusals: [
        { means: 'key', bodyContains: 'Invalid Application-ID or API key' },
        { means: 'permission', bodyContains: 'Method not allowed with this API key', because: 'it lacks this ACL' },
      ],
    },
  ],
  politeIntervalMs: 300000,
  requestIds: [],
  rateLimitHeaders: [],
  rateLimit: 'No general limit.',
  statusPage: { kind: 'algolia', url: 'https://status.algolia.com', api: 'https://status.algolia.com/1/status' },
  support: { url: 'https://support.algolia.com', askFor: ['Application ID', 'cluster', 'index name', 'queryID'] },
  notes: 'A wrong key answers 403. A host that does not resolve means a wrong Application ID.',
  confirmed: true,
  unconfirmed: [],
}
