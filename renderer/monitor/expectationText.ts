import { describeDuration } from '../../electron/core/duration.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Expectation } from '../../electron/core/model/monitor.ts'

type Comparison = { equals?: unknown; contains?: string; matches?: string; exists?: boolean }

function comparisonText({ equals, contains, matches, exists }: Comparison): string {
  if (equals !== undefined) return wording.monitor.rule.equals(JSON.stringify(equals))
  if (contains !== undefined) return wording.monitor.rule.contains(JSON.stringify(contains))
  if (matches !== undefined) return wording.monitor.rule.matches(matches)
  if (exists !== undefined) return exists ? wording.monitor.rule.isThere : wording.monitor.rule.isNotThere
  return wording.monitor.rule.isThere
}

/** One expectation as its name and its rule: `status`, `200 to 299`. */
export function expectationText(expectation: Expectation): { name: string; rule: string } {
  switch (expectation.kind) {
    case 'status':
      return {
        name: wording.monitor.expectation.status,
        rule: expectation.ranges
          .map(([from, to]) => (from === to ? `${from}` : wording.monitor.rule.range(from, to)))
          .join(', '),
      }
    case 'responseTime': {
      const { degradedOverMs, degradedOverBaseline, downOverMs } = expectation
      const rules = [
        degradedOverMs === undefined ? '' : wording.monitor.rule.degradedOver(describeDuration(degradedOverMs)),
        degradedOverBaseline === undefined ? '' : wording.monitor.rule.degradedOverUsual(degradedOverBaseline),
        downOverMs === undefined ? '' : wording.monitor.rule.downOver(describeDuration(downOverMs)),
      ]
      return { name: wording.monitor.expectation.responseTime, rule: rules.filter((rule) => rule !== '').join(', ') }
    }
    case 'body':
      return { name: wording.monitor.expectation.body, rule: comparisonText(expectation) }
    case 'header':
      return { name: wording.monitor.expectation.header(expectation.name), rule: comparisonText(expectation) }
    case 'json':
      return { name: wording.monitor.expectation.json(expectation.path), rule: comparisonText(expectation) }
    case 'certificate':
      return {
        name: wording.monitor.expectation.certificate,
        rule: wording.monitor.rule.daysLeft(expectation.daysLeft),
      }
  }
}
