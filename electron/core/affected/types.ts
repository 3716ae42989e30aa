/** How a log of calls to vendors is written: a JSON object per line, one JSON list, CSV with a header, or a HAR file. */
export type LogFormat = 'ndjson' | 'json' | 'csv' | 'har'

/**
 * Where a value stands in one record. `column`: of a CSV, by its name. `json`: keys of an object, outermost first.
 * The others are parts of a HAR entry: header and query by name, body by keys of its JSON or by the name of a form field.
 */
export type Field = {
  from: 'column' | 'json' | 'request-header' | 'response-header' | 'query' | 'body' | 'entry'
  path: string[]
}

/** How a failed call is told from one that worked. Either is enough. */
export type FailureRule = {
  status?: Field | undefined
  /** The lowest status that is a failure; 0 always is one. */
  statusFrom: number
  /** Holds something in failed calls only. */
  error?: Field | undefined
}

/** What to look for in a log. */
export type AffectedSpec = {
  format: LogFormat
  /** Of a CSV. */
  delimiter?: string | undefined
  customer: Field
  time: Field
  /** Of times without a zone. */
  zone: 'utc' | 'local'
  /** Which calls went to this vendor; absent: all of them did. */
  host?: { field: Field; names: string[] } | undefined
  failure: FailureRule
  /** Calls from then to then, both included; epoch ms. */
  fromMs: number
  toMs: number
}

/** One customer whose calls failed. In the page's memory only. */
export type AffectedCustomer = {
  id: string
  failures: number
  firstMs: number
  lastMs: number
  /** The first call after the last failure that worked. */
  okAgainMs?: number
}

/** A record that could not be read. */
export type Malformed = { line: number; why: string }

export type AffectedCounts = {
  records: number
  /** Calls to the vendor within the window, and those of them that failed. */
  calls: number
  failures: number
  outside: number
  otherHosts: number
  /** Left out, because their time could not be read. */
  withoutTime: number
  /** Failed, and name no customer. */
  withoutCustomer: number
  malformed: number
  /** Failures of further customers than are listed. */
  beyondLimit: number
  /** Earliest and latest time in the log, wherever in it. */
  fromMs?: number
  toMs?: number
}

export type AffectedResult = {
  customers: AffectedCustomer[]
  counts: AffectedCounts
  /** The first few. */
  malformed: Malformed[]
  /** Why the rest of the file could not be read. What was found before it stands. */
  problem?: { text: string; next: string }
}
