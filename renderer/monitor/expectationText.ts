import { describeDuration } from '../../electron/core/duration.ts'
import type { Expectation } from '../../electron/core/model/monitor.ts'

type Comparison = { equals?: unknown; contains?: string; matches?: string; exists?: boolean }

function comparisonText({ equals, contains, matches, exists }: Comparison): string {
  if (equals !== undefined) return `equals ${JSON.stringify(equals)}`
  if (contains !== undefined) return `contains ${JSON.stringify(contains)}`
  if (matches !== undefined) return `matches /${matches}/`
  if (exists !== undefined) return exists ? 'is there' : 'is not there'
  return 'is there'
}

/** One expectation as its name and its rule: `status`, `200 to 299`. */
export function expectationText(expectation: Expectation): { name: string; rule: string } {
  switch (expectation.kind) {
    case 'status':
      return {
        name: 'Status',
        rule: expectation.ranges.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(', '),
      }
    case 'responseTime': {
      const { degradedOverMs, degradedOverBaseline, downOverMs } = expectation
      const rules = [
        degradedOverMs === undefined ? '' : `degraded over ${describeDuration(degradedOverMs)}`,
        degradedOverBaseline === undefined ? '' : `degraded over ${degradedOverBaseline} times the usual`,
        downOverMs === undefined ? '' : `down over ${describeDuration(downOverMs)}`,
      ]
      return { name: 'Response time', rule: rules.filter((rule) => rule !== '').join(', ') }
    }
    case 'body':
      return { name: 'Body', rule: comparisonText(expectation) }
    case 'header':
      return { name: `Header ${expectation.name}`, rule: comparisonText(expectation) }
    case 'json':
      return { name: `JSON ${expectation.path}`, rule: comparisonText(expectation) }
    case 'certificate':
      return { name: 'Certificate', rule: `valid for ${expectation.daysLeft} more days` }
  }
}
