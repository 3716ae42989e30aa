import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { mostCustomers } from '../../../electron/core/affected/scan.ts'
import { affectedCsv } from '../../../electron/core/affected/toCsv.ts'
import type { AffectedCounts, AffectedResult, AffectedSpec } from '../../../electron/core/affected/types.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Filled } from '../../ui/Filled.tsx'
import { formatLocal } from '../../ui/format.ts'
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
        <Filled
          text={wording.incident.affected.failedOf(
            counts.failures,
            counts.calls,
            second(spec.fromMs),
            second(spec.toMs),
          )}
          parts={{
            customers: <strong>{wording.incident.affected.customerCount(customers.length)}</strong>,
            vendor: incident.vendorName,
          }}
        />
      </p>
      {problem && (
        <p className={classes.warn} role="alert">
          {problem.text} {problem.next}
        </p>
      )}
      <LeftOut counts={counts} vendorName={incident.vendorName} />
      {malformed.length > 0 && (
        <details className={classes.malformed}>
          <summary>{wording.incident.affected.malformed(counts.malformed, malformed.length)}</summary>
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
  const { outside, otherHosts, withoutTime, withoutCustomer, beyondLimit, fromMs, toMs } = counts
  const told = [
    ...(outside > 0 ? [wording.incident.affected.leftOut.outside(outside)] : []),
    ...(otherHosts > 0 ? [wording.incident.affected.leftOut.otherHosts(otherHosts, vendorName)] : []),
    ...(withoutTime > 0 ? [wording.incident.affected.leftOut.withoutTime(withoutTime)] : []),
    ...(withoutCustomer > 0 ? [wording.incident.affected.leftOut.withoutCustomer(withoutCustomer)] : []),
    ...(beyondLimit > 0 ? [wording.incident.affected.leftOut.beyondLimit(beyondLimit, mostCustomers)] : []),
  ]
  const span = fromMs !== undefined && toMs !== undefined ? { from: second(fromMs), to: second(toMs) } : undefined
  return <p className="hs-dim">{wording.incident.affected.recordsRead(counts.records, told, span)}</p>
}

/** Local time to the second. */
function second(atMs: number): string {
  return formatLocal(atMs).slice(0, 19)
}

function whyNone(counts: AffectedCounts): string {
  if (counts.withoutCustomer > 0) return wording.incident.affected.whyNone.withoutCustomer
  if (counts.calls > 0) return wording.incident.affected.whyNone.allWorked
  if (counts.withoutTime === counts.records) return wording.incident.affected.whyNone.withoutTime
  if (counts.otherHosts > 0) return wording.incident.affected.whyNone.otherHosts
  return wording.incident.affected.whyNone.outside
}
