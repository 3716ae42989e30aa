import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { mostCustomers } from '../../../electron/core/affected/scan.ts'
import { affectedCsv } from '../../../electron/core/affected/toCsv.ts'
import type { AffectedCounts, AffectedResult, AffectedSpec } from '../../../electron/core/affected/types.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { formatLocal, plural } from '../../ui/format.ts'
import { EmptyState } from '../../ui/Notice.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import classes from './affected.module.css'
import { CustomerTable } from './CustomerTable.tsx'
import { NoteToThem } from './NoteToThem.tsx'

type Props = { incident: Incident; spec: AffectedSpec; result: AffectedResult; fileName: string }

/** Whose calls failed, what the log could not tell, and the ways to take the list along. */
export function AffectedList({ incident, spec, result, fileName }: Props) {
  const { customers, counts, malformed, problem } = result
  const csv = () => affectedCsv(customers)
  const save = () => saveFile(new File([csv()], `affected-${incident.id}.csv`, { type: 'text/csv' }))
  return (
    <section className={classes.found} aria-label="Customers whose calls failed">
      <p className={classes.sum} role="status">
        <strong>{plural(customers.length, 'customer')}</strong>
        {` with ${plural(counts.failures, 'failed call')} of ${plural(counts.calls, 'call')} to ${incident.vendorName}`}
        {` from ${formatLocal(spec.fromMs).slice(0, 19)} to ${formatLocal(spec.toMs).slice(0, 19)}.`}
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
            {plural(counts.malformed, 'malformed record')} left out
            {counts.malformed > malformed.length && `; the first ${malformed.length}`}
          </summary>
          <ul>
            {malformed.map(({ line, why }) => (
              <li key={line}>
                <span className="hs-num">
                  {spec.format === 'har' || spec.format === 'json' ? 'Entry' : 'Line'} {line.toLocaleString('en-US')}
                </span>{' '}
                {why}
              </li>
            ))}
          </ul>
        </details>
      )}
      {customers.length === 0 ? (
        <EmptyState title={`No customer with a failed call to ${incident.vendorName} was found`}>
          {whyNone(counts)}
        </EmptyState>
      ) : (
        <>
          <div className={classes.ways}>
            <CopyButton
              label="Copy customers"
              getText={() => customers.map(({ id }) => id).join('\n')}
              told={() => `${plural(customers.length, 'customer')}, one per line.`}
            />
            <CopyButton label="Copy as CSV" variant="default" getText={csv} />
            <Button variant="default" leftSection={<IconDownload size={15} />} onClick={save}>
              Save CSV
            </Button>
            <span className="hs-dim">
              From {fileName}. It is kept nowhere: it goes when you leave this page, unless you take it along.
            </span>
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
    [counts.outside, 'outside of that time'],
    [counts.otherHosts, `not to ${vendorName}`],
    [counts.withoutTime, 'without a time that can be read'],
    [counts.withoutCustomer, 'failed without naming a customer'],
    [counts.beyondLimit, `failed calls of customers beyond the first ${mostCustomers.toLocaleString('en-US')}`],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString('en-US')} ${what}`)
  const span =
    counts.fromMs !== undefined && counts.toMs !== undefined
      ? ` The log goes from ${formatLocal(counts.fromMs).slice(0, 19)} to ${formatLocal(counts.toMs).slice(0, 19)}.`
      : ''
  return (
    <p className="hs-dim">
      {plural(counts.records, 'record')} read{told.length > 0 && `: ${told.join(', ')}`}.{span}
    </p>
  )
}

function whyNone(counts: AffectedCounts): string {
  if (counts.withoutCustomer > 0) return 'Calls failed, and the chosen field names nobody in them. Choose another one.'
  if (counts.calls > 0) return 'All calls in that time worked, by the chosen status and error fields.'
  if (counts.withoutTime === counts.records) return 'No time could be read in the chosen field. Choose another one.'
  if (counts.otherHosts > 0)
    return 'Calls in that time went to other hosts. Correct the hosts, or choose no host field.'
  return 'The log holds nothing from that time. Compare its times above, and correct from and to.'
}
