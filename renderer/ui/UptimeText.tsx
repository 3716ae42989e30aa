import { wording } from '../../electron/core/language/language.ts'
import type { Uptime } from '../../electron/core/model/sample.ts'
import { formatCoverage, formatPercent } from './format.ts'

/** Uptime with its coverage, on one line: `99.40% of 97% observed`. */
export function UptimeText({ uptime }: { uptime: Uptime }) {
  if (uptime.percent === null) return <span className="hs-dim">{wording.ui.notObserved}</span>
  return (
    <span
      className="hs-nowrap"
      title={wording.ui.uptimeMeans(formatPercent(uptime.percent), formatCoverage(uptime.coveragePercent))}
    >
      <span className="hs-num">{formatPercent(uptime.percent)}</span>
      <span className="hs-coverage">
        {' '}
        {wording.ui.ofTime(formatCoverage(uptime.coveragePercent))}
        <span className="hs-wide-only"> {wording.ui.observedShort}</span>
      </span>
    </span>
  )
}
