import type { PageComponent, PageIncident, PageLevel, PageMaintenance } from '../model/statusPage.ts'

/** What one parser makes of one page, before it is judged as a whole. */
export type PageContent = {
  /** What the page calls itself and its own address, where it says so. */
  name?: string | undefined
  url?: string | undefined
  /** Its own roll-up, where it has one. */
  level?: PageLevel | undefined
  /** Its own words for that. */
  text?: string | undefined
  components: PageComponent[]
  /** Open ones only. */
  incidents: PageIncident[]
  maintenances: PageMaintenance[]
}

/** What parsers may ask besides the documents. */
export type PageFacts = { url: string; nowMs: number; picks: readonly string[] }

/** The documents of one page by name: parsed JSON, or the tree of an XML document. Optional ones may be absent. */
export type PageDocuments = Readonly<Record<string, unknown>>

export type PageParser = (documents: PageDocuments, facts: PageFacts) => PageContent
