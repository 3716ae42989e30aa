import type { Uptime } from '../../electron/core/model/sample.ts'
import { formatCoverage, formatPercent } from './format.ts'

/** Uptime with its coverage, on one line: `99.40% of 97% observed`. */
export function UptimeText({ uptime }: { uptime: Uptime }) {
  if (uptime.percent === null) return <span className="hs-dim">not observed</span>
  return (
    <span
      className="hs-nowrap"
      title={`Up in ${formatPercent(uptime.percent)} of the ${formatCoverage(uptime.coveragePercent)} of time that was observed`}
    >
      <span className="hs-num">{formatPercent(uptime.percent)}</span>
      <span className="hs-coverage">
        {' '}
        of {formatCoverage(uptime.coveragePercent)}
        <span className="hs-wide-only"> observed</span>
      </span>
    </span>
  )
}
