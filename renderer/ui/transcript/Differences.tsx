import { useState } from 'react'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { plural } from '../format.ts'
import { type Difference, differencesOf } from './differences.ts'
import { Redacted } from './Redacted.tsx'
import tables from './tables.module.css'

const notes: Record<Difference['kind'], string> = { changed: '', always: 'changes every time', same: 'same' }

/** Field by field against the last good exchange. What changed stands first; the rest is muted or folded away. */
export function Differences({ exchange, good }: { exchange: Exchange; good: Exchange }) {
  const [all, setAll] = useState(false)
  const rows = differencesOf(exchange, good)
  const same = rows.filter((row) => row.kind === 'same')
  const shown = all ? rows : rows.filter((row) => row.kind !== 'same')
  return (
    <table className={tables.differences}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Last good</th>
          <th scope="col">This attempt</th>
        </tr>
      </thead>
      <tbody>
        {!shown.some((row) => row.kind === 'changed') && (
          <tr>
            <th scope="row" colSpan={3}>
              Nothing that stays the same between good exchanges has changed.
            </th>
          </tr>
        )}
        {shown.map((row) => (
          <tr key={row.field} data-kind={row.kind}>
            <th scope="row">{row.field}</th>
            <td>{row.good === undefined ? <em>absent</em> : <Redacted text={row.good} />}</td>
            <td>
              {row.kind === 'same' ? notes.same : row.now === undefined ? <em>absent</em> : <Redacted text={row.now} />}
              {row.kind === 'always' && <small> {notes.always}</small>}
            </td>
          </tr>
        ))}
        {same.length > 0 && (
          <tr>
            <td colSpan={3}>
              <button type="button" className={tables.more} aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? 'Hide what stayed the same' : `${plural(same.length, 'field')} stayed the same`}
              </button>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
