import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { mostCustomers } from '../../../electron/core/affected/scan.ts'
import { affectedCsv } from '../../../electron/core/affected/toCsv.ts'
import type { AffectedCounts, AffectedResult, AffectedSpec } from '../../../electron/core/affected/types.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { formatCount, formatLocal } from '../../ui/format.ts'
import { saveText } from '../../ui/leaving.ts'
import { EmptyState } from '../../ui/Notice.tsx'
import { tellProblem } from '../../ui/tellProblem.ts'
import classes from './affected.module.css'
import { CustomerTable } from './CustomerTable.tsx'
import { NoteToThem } from './NoteToThem.tsx'

type Props = { incident: Incident; spec: AffectedSpec; result: AffectedResult; fileName: string }

/** Whose calls failed, what the log could not tell, and the ways to take the list along. */
export function AffectedList({ incident, spec, result, fileName }: Props) {
  const { customers, counts, malformed, problem } = result
  const csv = () => affectedCsv(customers)
  const save = () =>
    void saveText(`affected-${incident.id}.csv`, csv(), 'text/csv').catch((error: unknown) =>
      tellProblem(wording.leaving.saveFailed, error),
    )
  return (
    <section className={classes.found} aria-label={wording.incident.affected.found}>
      <p className={classes.sum} role="status">
        <strong>{wording.incident.affected.customerCount(customers.length)}</strong>
        {wording.incident.affected.failedOf(counts.failures, counts.calls, incident.vendorName)}
        {wording.incident.affected.between(formatLocal(spec.fromMs).slice(0, 19), formatLocal(spec.toMs).slice(0, 19))}
      </p>
      {problem && (
        <p className={classes.warn} role="alert">
          {problem.text} {problem.next}
        </p>
      )}
      <LeftOut counts={counts} vendorName={incident.vendorName} />
      {malformed.length > 0 && (
        <details className={classes.malformed}>
          <summary>
            {wording.incident.affected.malformed(counts.malformed)}
            {counts.malformed > malformed.length && wording.incident.affected.firstOnes(malformed.length)}
          </summary>
          <ul>
            {malformed.map(({ line, why }) => (
              <li key={line}>
                <span className="hs-num">
                  {spec.format === 'har' || spec.format === 'json'
                    ? wording.incident.affected.entry(line)
                    : wording.incident.affected.line(line)}
                </span>{' '}
                {why}
              </li>
            ))}
          </ul>
        </details>
      )}
      {customers.length === 0 ? (
        <EmptyState title={wording.incident.affected.nobody(incident.vendorName)}>{whyNone(counts)}</EmptyState>
      ) : (
        <>
          <div className={classes.ways}>
            <CopyButton
              label={wording.incident.affected.copyCustomers}
              getText={() => customers.map(({ id }) => id).join('\n')}
              told={() => wording.incident.affected.onePerLine(customers.length)}
            />
            <CopyButton label={wording.incident.affected.copyCsv} variant="default" getText={csv} />
            <Button variant="default" leftSection={<IconDownload size={15} />} onClick={save}>
              {wording.incident.affected.saveCsv}
            </Button>
            <span className="hs-dim">{wording.incident.affected.fromFile(fileName)}</span>
          </div>
          <CustomerTable customers={customers} />
          <NoteToThem incident={incident} customers={customers.length} />
        </>
      )}
    </section>
  )
}

/** What of the log did not count, and why: a wrong choice shows here first. */
function LeftOut({ counts, vendorName }: { counts: AffectedCounts; vendorName: string }) {
  const parts = [
    [counts.outside, wording.incident.affected.leftOut.outside],
    [counts.otherHosts, wording.incident.affected.leftOut.otherHosts(vendorName)],
    [counts.withoutTime, wording.incident.affected.leftOut.withoutTime],
    [counts.withoutCustomer, wording.incident.affected.leftOut.withoutCustomer],
    [counts.beyondLimit, wording.incident.affected.leftOut.beyondLimit(mostCustomers)],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${formatCount(count)} ${what}`)
  const span =
    counts.fromMs !== undefined && counts.toMs !== undefined
      ? wording.incident.affected.logSpan(
          formatLocal(counts.fromMs).slice(0, 19),
          formatLocal(counts.toMs).slice(0, 19),
        )
      : ''
  return (
    <p className="hs-dim">
      {wording.incident.affected.recordsRead(counts.records, told)}
      {span}
    </p>
  )
}

function whyNone(counts: AffectedCounts): string {
  if (counts.withoutCustomer > 0) return wording.incident.affected.whyNone.withoutCustomer
  if (counts.calls > 0) return wording.incident.affected.whyNone.allWorked
  if (counts.withoutTime === counts.records) return wording.incident.affected.whyNone.withoutTime
  if (counts.otherHosts > 0) return wording.incident.affected.whyNone.otherHosts
  return wording.incident.affected.whyNone.outside
}
