import { wording } from '../../electron/core/language/language.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { WordStage, Words } from '../../electron/core/model/words.ts'
import { valuesOf } from '../../electron/core/words/drafts.ts'
import { renderTemplate } from '../../electron/core/words/template.ts'
import { utc } from '../../electron/core/words/times.ts'

const startMs = Date.UTC(2026, 10, 27, 3, 12)
const minuteMs = 60_000

/** An invented incident at a given stage. */
function incidentAt(stage: WordStage): Incident {
  const over = stage === 'resolved'
  return {
    id: 'sample',
    monitorId: 'balance',
    monitorName: 'Balance',
    vendorId: 'northpay',
    vendorName: 'Northpay',
    state: over ? 'closed' : 'open',
    severity: 'down',
    current: over || stage === 'recovering' ? 'up' : 'down',
    title: wording.templates.sample.title,
    sentence: wording.templates.sample.sentence,
    reason: 'status',
    status: 503,
    firstFailureAtMs: startMs,
    openedAtMs: startMs + 7_000,
    ...(over && { closedAtMs: startMs + 34 * minuteMs }),
    lastFailureAtMs: startMs + 10 * minuteMs,
    attempts: 24,
    failures: 24,
    timeline: [],
    notices: [],
    transcriptIds: [],
    statusPage: {
      url: 'https://status.northpay.example',
      firstWord: {
        readAtMs: startMs + 9 * minuteMs,
        indicator: 'major-outage',
        text: wording.templates.sample.vendorSays,
        link: 'https://status.northpay.example/incidents/1',
      },
      ended: over,
    },
  }
}

/** What a template gives for an invented incident, with the user's own zone and product name. */
export function sampleText(words: Words, stage: WordStage, template: string): string {
  const zone = words.zone === 'utc' ? utc : (atMs: number) => -new Date(atMs).getTimezoneOffset()
  const facts = {
    incident: incidentAt(stage),
    vendor: { name: 'Northpay', features: wording.templates.sample.features },
    words,
    nowMs: startMs + (stage === 'resolved' ? 35 : 10) * minuteMs,
    zone,
    promisedAtMs: stage === 'resolved' ? undefined : startMs + 28 * minuteMs,
  }
  return renderTemplate(template, valuesOf(facts, stage))
}
