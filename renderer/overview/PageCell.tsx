import { wording } from '../../electron/core/language/language.ts'
import type { VendorSummary } from '../../electron/core/model/summary.ts'
import { Filled } from '../ui/Filled.tsx'
import { formatDuration } from '../ui/format.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { indicatorMark, indicatorWords } from '../ui/statusPageWords.ts'
import { Elapsed } from '../ui/TimeText.tsx'
import classes from './VendorTable.module.css'

type Props = { vendor: VendorSummary; openedAtMs: number | undefined }

/** What the vendor's own status page says, and how long we have known more. */
export function PageCell({ vendor, openedAtMs }: Props) {
  const { statusPageSays: says, statusPage } = vendor
  if (!says)
    return <span className={classes.line}>{statusPage ? wording.overview.pageNotRead : wording.overview.noPage}</span>
  return (
    <span className={classes.page} title={`${indicatorWords[says.indicator]}: ${says.sentence}`}>
      <StateMark
        state={indicatorMark(says.indicator)}
        size={11}
        label={wording.overview.pageSays(indicatorWords[says.indicator])}
      />
      <span className={classes.two}>
        <span className={classes.pageWord}>{indicatorWords[says.indicator]}</span>
        <span className={classes.line}>
          <Lead lead={says.headStartMs} openedAtMs={openedAtMs} medianMs={vendor.headStartMedianMs} />
        </span>
      </span>
    </span>
  )
}

type LeadProps = { lead: number | null | undefined; openedAtMs: number | undefined; medianMs: number | undefined }

function Lead({ lead, openedAtMs, medianMs }: LeadProps) {
  if (lead === null && openedAtMs !== undefined)
    return <Filled text={wording.overview.knowLonger} parts={{ elapsed: <Elapsed fromMs={openedAtMs} /> }} />
  if (lead !== null && lead !== undefined)
    return lead >= 0
      ? wording.overview.knewBefore(formatDuration(lead))
      : wording.overview.knewAfter(formatDuration(-lead))
  if (medianMs !== undefined)
    return medianMs >= 0
      ? wording.overview.usuallyBehind(formatDuration(medianMs))
      : wording.overview.usuallyAhead(formatDuration(-medianMs))
  return null
}
