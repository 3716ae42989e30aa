/** Where things are in this page. Every link is made here. */
export const links = {
  overview: '/',
  vendor: (id: string) => `/vendors/${encodeURIComponent(id)}`,
  vendorSla: (id: string) => `/vendors/${encodeURIComponent(id)}/sla`,
  incidents: '/incidents',
  incident: (id: string) => `/incidents/${encodeURIComponent(id)}`,
  words: '/words',
  alerts: '/settings/alerts',
  transcripts: '/transcripts',
  transcriptsWith: (q: string) => `/transcripts?${new URLSearchParams({ q })}`,
  transcript: (id: string) => `/transcripts/${encodeURIComponent(id)}`,
  /** A transcript found by words, which it then shows in their places. */
  foundTranscript: (id: string, q: string) =>
    `/transcripts/${encodeURIComponent(id)}${q === '' ? '' : `?${new URLSearchParams({ q })}`}`,
  monitor: (id: string) => `/monitors/${encodeURIComponent(id)}`,
  editMonitor: (id: string) => `/monitors/${encodeURIComponent(id)}/edit`,
  newMonitor: '/new-monitor',
  newMonitorOf: (vendorId: string) => `/new-monitor/${encodeURIComponent(vendorId)}`,
  help: '/help',
  helpOn: (topic: string) => `/help/${encodeURIComponent(topic)}`,
  settings: '/settings',
  settingsSection: (section: string) => `/settings/${encodeURIComponent(section)}`,
} as const
