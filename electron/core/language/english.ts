/**
 * Every fixed text that Headstart shows or says, in English, in one file: window, tray, notifications, help, errors.
 * Another language is another such file of the same type. A text that takes values is a function of them, so that each
 * language can put them in its own order and has its own plurals; one that holds parts with a look of their own (a bold
 * name, a link) has `{name}` in their places, filled by `Filled` in renderer/ui.
 *
 * The report for a vendor's support stays English whatever the language: its reader is the vendor.
 */
export const english = {
  /** Used by several features. */
  common: {
    acknowledge: 'Acknowledge',
    andMore: (count: number) => `and ${count} more`,
    copyDebugReport: 'Copy debug report',
    open: 'Open',
  },
  /** The frame around every page: navigation, search, shortcuts, notices. */
  app: {},
  overview: {
    alsoOpen: 'Also open:',
    attempts: {
      degraded: (bad: number, all: number) => `${bad} of ${all} attempts not as expected`,
      down: (bad: number, all: number) => `${bad} of ${all} attempts failed`,
    },
    figureHead: {
      degraded: (vendor: string) => `${vendor} degraded for`,
      down: (vendor: string) => `${vendor} failing for`,
    },
    lastLooked: 'Last looked {ago}.',
    openFor: '{title} · open for {elapsed}',
    openMonitor: (name: string) => `Open ${name}`,
  },
  panel: {},
  help: {},
  templates: {},
  /** Parts of the window that several features show: transcript, charts, tables. */
  ui: {},
  incident: {},
  incidents: {},
  monitor: {},
  transcripts: {},
  vendor: {},
  sla: {},
  settings: {},
  alerts: {},
  monitorForm: {},
  /** Sentences that the rules in core build: verdicts, failures, titles, notices, the tray. */
  rules: {},
  /** What is said to other people while a vendor fails. */
  drafts: {},
  /** Refusals and errors: what happened, and what to do next. */
  errors: {},
}
