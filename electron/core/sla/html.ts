import { sayUtc } from '../explain/say.ts'
import { english } from '../language/english.ts'
import type { SlaMonitor, SlaOutage, SlaReport } from '../model/sla.ts'
import { daysFigure } from './daysFigure.ts'
import { style } from './htmlStyle.ts'
import { type Html, html, raw } from './htmlText.ts'
import { zonedText } from './month.ts'
import { slaWords } from './words.ts'

const { creditText, endText, headStartText, monthText, observedText, slaDuration, slaPercent, verdictText } =
  slaWords(english)

const ms = (value: number | undefined) =>
  value === undefined ? '–' : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

/**
 * The evidence as one HTML file that needs nothing else and prints: no script, no picture, no address is loaded.
 * `links`: where in the pack the transcripts of an outage lie; without it they are named only.
 */
export function slaHtml(
  report: SlaReport,
  links?: (outage: SlaOutage) => readonly { text: string; path: string }[],
): string {
  const { vendorName, month, zone } = report
  const title = `Availability of ${vendorName}, ${monthText(month)}`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="verdict ${report.credit?.kept === false ? 'bad' : ''}">${verdictText(report)}</p>
</header>
${factsOf(report)}
${promiseOf(report)}
<h2>Days</h2>
${raw(daysFigure(report))}
<h2>Availability and response times</h2>
${monitorsTable(report)}
<h2>Outages</h2>
${outagesTable(report)}
${report.outages.map((outage) => outageSection(report, outage, links?.(outage) ?? []))}
<h2>How this was measured</h2>
<p>Headstart ${report.version} probed ${vendorName} on a schedule with the customer’s own credentials. A first failure is confirmed by further attempts on fresh connections before an outage begins. Time in which nothing could be observed (the observer asleep, offline, without its key) counts neither as available nor as not; coverage is observed time over wall time. Planned maintenance that was entered as not counting is left out in the same way. Percentiles are within 1 %. Secrets are replaced by tags in every transcript.</p>
<p>The month is the calendar month in ${zone}. Made ${zonedText(report.generatedAtMs, zone)} (${sayUtc(report.generatedAtMs)}).</p>
</body>
</html>
`.text
}

function factsOf(report: SlaReport): Html {
  const { accountId, statusPageUrl, total, fromMs, untilMs, toMs, zone, outages, outside, headStart } = report
  const counted = outages.filter((outage) => outage.counted)
  const facts: [string, string | Html][] = [
    ...(accountId === undefined ? [] : [['Our account', accountId] as [string, string]]),
    ['From', html`${zonedText(fromMs, zone)} <small>${sayUtc(fromMs)}</small>`],
    [untilMs < toMs ? 'Until now' : 'To', html`${zonedText(untilMs, zone)} <small>${sayUtc(untilMs)}</small>`],
    ['Availability', observedText(total)],
    ['At most', `${slaPercent(total.atMostPercent)}, if all time that was not observed was available`],
    ['Down', `${slaDuration(total.downMs)} in all, ${slaDuration(outside.downMs)} of it outside of confirmed outages`],
    [
      'Degraded',
      `${slaDuration(total.degradedMs)} in all, ${slaDuration(outside.degradedMs)} of it outside of outages`,
    ],
    ['Not observed', slaDuration(total.unknownMs)],
    ...(report.monitors.length > 1
      ? [['Times', `are sums over ${report.monitors.length} monitors`] as [string, string]]
      : []),
    ['Outages', `${outages.length}, ${counted.length} of them against the promise`],
    [
      'Head start',
      headStart.medianMs === undefined
        ? `not measured; never acknowledged ${headStart.never} times`
        : `${slaDuration(headStart.medianMs)} in the median of ${headStart.measured}; never acknowledged ${headStart.never} times`,
    ],
    ...(statusPageUrl === undefined
      ? []
      : [['Status page', html`<a href="${statusPageUrl}" rel="noreferrer">${statusPageUrl}</a>`] as [string, Html]]),
  ]
  return html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

function promiseOf(report: SlaReport): Html {
  const { sla, credit } = report
  if (!sla) return html`<p class="dim">What the vendor promised is not entered in Headstart.</p>`
  const rows = [...sla.tiers].sort((a, b) => b.belowPercent - a.belowPercent)
  const reached = (below: number) => credit?.tier?.belowPercent === below
  return html`<h2>The promise</h2>
<p>${slaPercent(sla.promisedPercent)} available in a calendar month. Not available means ${sla.counts === 'down' ? 'down' : 'down or degraded'}.</p>
${
  rows.length === 0
    ? ''
    : html`<table><thead><tr><th>Availability</th><th class="n">Credit</th><th></th></tr></thead><tbody>${rows.map(
        (tier) =>
          html`<tr${raw(reached(tier.belowPercent) ? ' class="reached"' : '')}><td>below ${slaPercent(tier.belowPercent)}</td><td class="n">${slaPercent(tier.creditPercent)}</td><td>${reached(tier.belowPercent) ? 'reached' : ''}</td></tr>`,
      )}</tbody></table>`
}
<p>${creditText(report)}</p>`
}

function monitorsTable({ monitors }: SlaReport): Html {
  if (monitors.length === 0) return html`<p class="dim">No monitor watches this vendor.</p>`
  return html`<table><thead><tr><th>Monitor</th><th class="n">Available</th><th class="n">Observed</th><th class="n">Down</th><th class="n">Degraded</th><th class="n">Probes</th><th class="n">p50</th><th class="n">p95</th><th class="n">p99</th><th class="n">Longest</th></tr></thead>
<tbody>${monitors.map(monitorRows)}</tbody></table>`
}

function monitorRows({ name, figures, probes, total, phases }: SlaMonitor): Html {
  const cells = (one: SlaMonitor['total']) =>
    [one.p50Ms, one.p95Ms, one.p99Ms, one.maxMs].map((value) => html`<td class="n">${ms(value)}</td>`)
  return html`<tr><td><strong>${name}</strong></td><td class="n">${slaPercent(figures.percent)}</td><td class="n">${slaPercent(figures.coveragePercent)}</td><td class="n">${slaDuration(figures.downMs)}</td><td class="n">${slaDuration(figures.degradedMs)}</td><td class="n">${probes.toLocaleString('en-US')}</td>${cells(total)}</tr>
${phases.map((phase) => html`<tr class="phase"><td colspan="6">${phase.name} <small>mean ${ms(phase.meanMs)}</small></td>${cells(phase)}</tr>`)}`
}

function outagesTable(report: SlaReport): Html {
  if (report.outages.length === 0) return html`<p class="dim">No outage was confirmed in this month.</p>`
  return html`<table><thead><tr><th>Began</th><th>Ended</th><th class="n">Lasted</th><th>What</th><th>Counts</th></tr></thead>
<tbody>${report.outages.map(
    (outage) =>
      html`<tr><td>${zonedText(outage.fromMs, report.zone)}${outage.beganBefore ? ' (began before)' : ''}</td><td>${endText(outage, report)}</td><td class="n">${slaDuration(outage.toMs - outage.fromMs)}</td><td>${outage.title}</td><td>${outage.counted ? 'yes' : 'no'}</td></tr>`,
  )}</tbody></table>`
}

function outageSection(report: SlaReport, outage: SlaOutage, links: readonly { text: string; path: string }[]): Html {
  const { zone } = report
  const facts: [string, string | Html][] = [
    ['Began', html`${zonedText(outage.fromMs, zone)} <small>${sayUtc(outage.fromMs)}</small>`],
    ['Ended', html`${endText(outage, report)} <small>${outage.goesOn ? '' : sayUtc(outage.toMs)}</small>`],
    ['Lasted', slaDuration(outage.toMs - outage.fromMs)],
    [
      'Observed',
      `down ${slaDuration(outage.downMs)}, degraded ${slaDuration(outage.degradedMs)}, not observed ${slaDuration(outage.unknownMs)}`,
    ],
    ['Counts', outage.counted ? 'against the promise' : 'not: it was degraded only'],
    ...(outage.scope === undefined
      ? []
      : [
          ['Scope', html`${outage.scope}${outage.scopeEvidence.map((line) => html`<br><small>${line}</small>`)}`] as [
            string,
            Html,
          ],
        ]),
    ['Head start', headStartText(outage)],
    ...(outage.firstWord ? [['First word', outage.firstWord.text] as [string, string]] : []),
    ['Incident', outage.incidentId],
    [
      'Transcripts',
      links.length > 0
        ? html`${links.map(({ text, path }) => html`<a href="${path}">${text}</a> `)}`
        : outage.transcriptIds.length > 0
          ? outage.transcriptIds.slice(0, 20).join(', ')
          : 'none is kept',
    ],
  ]
  return html`<section><h3>${outage.monitorName}: ${outage.title}</h3><dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>`
}
