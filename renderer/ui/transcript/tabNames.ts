/** The tabs of an exchange. */
export type TabName = 'response' | 'request' | 'connection' | 'body' | 'timing' | 'raw' | 'verdict'

/** A tab to open, from elsewhere on the page; a new object each time, so that the same place can be asked for twice. */
export type GoTo = { exchange: number; tab: TabName }
