import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { AffectedCustomer } from '../../../electron/core/affected/types.ts'
import { wording } from '../../../electron/core/language/language.ts'
import { formatCount } from '../../ui/format.ts'
import { At } from '../../ui/transcript/At.tsx'
import classes from './affected.module.css'

const rowPx = 34
/** A dozen rows and the heading. */
const shownPx = 13 * rowPx

type Order = 'failures' | 'id' | 'firstMs' | 'lastMs'

const columns: Order[] = ['id', 'failures', 'firstMs', 'lastMs']

/** The customers; only rows in view exist. A heading sorts by its column. */
export function CustomerTable({ customers }: { customers: readonly AffectedCustomer[] }) {
  const [order, setOrder] = useState<Order>('failures')
  const scroller = useRef<HTMLDivElement>(null)
  const sorted = useMemo(() => [...customers].sort(comparisons[order]), [customers, order])
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 10,
  })
  const rows = virtual.getVirtualItems()
  const above = rows[0]?.start ?? 0
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)
  return (
    // Its headings are buttons: from them the arrow keys scroll the list.
    <section
      ref={scroller}
      className={classes.table}
      style={{ maxHeight: shownPx }}
      aria-label={wording.incident.affected.customers}
    >
      <table aria-rowcount={sorted.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" aria-sort={sortOf(column, order)}>
                <button type="button" onClick={() => setOrder(column)}>
                  {wording.incident.affected.columns[column]}
                  {order === column && (column === 'id' || column === 'firstMs' ? ' ↑' : ' ↓')}
                </button>
              </th>
            ))}
            <th scope="col">{wording.incident.affected.workedAgain}</th>
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr style={{ height: above }} aria-hidden />}
          {rows.map(({ index }) => {
            const customer = sorted[index]
            return customer && <Row key={customer.id} customer={customer} index={index} />
          })}
          {below > 0 && <tr style={{ height: below }} aria-hidden />}
        </tbody>
      </table>
    </section>
  )
}

function Row({ customer, index }: { customer: AffectedCustomer; index: number }) {
  const { id, failures, firstMs, lastMs, okAgainMs } = customer
  return (
    <tr style={{ height: rowPx }} aria-rowindex={index + 2}>
      <td title={id}>{id}</td>
      <td className="hs-num">{formatCount(failures)}</td>
      <td>
        <At atMs={firstMs} form="short" />
      </td>
      <td>
        <At atMs={lastMs} form="short" />
      </td>
      <td>
        {okAgainMs === undefined ? (
          <span className="hs-dim">{wording.incident.affected.notSeen}</span>
        ) : (
          <At atMs={okAgainMs} form="short" />
        )}
      </td>
    </tr>
  )
}

function sortOf(column: Order, order: Order) {
  if (column !== order) return 'none'
  return column === 'id' || column === 'firstMs' ? 'ascending' : 'descending'
}

const byName = new Intl.Collator(wording.common.locale.page, { numeric: true })

const comparisons: { [order in Order]: (a: AffectedCustomer, b: AffectedCustomer) => number } = {
  failures: (a, b) => b.failures - a.failures || byName.compare(a.id, b.id),
  id: (a, b) => byName.compare(a.id, b.id),
  firstMs: (a, b) => a.firstMs - b.firstMs,
  lastMs: (a, b) => b.lastMs - a.lastMs,
}
