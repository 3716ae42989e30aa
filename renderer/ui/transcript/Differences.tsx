import { useState } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import type { Comparison, Difference } from '../../../electron/core/model/comparison.ts'
import classes from './differences.module.css'
import { fieldName, linesOf } from './differenceWords.ts'
import { Redacted } from './Redacted.tsx'

/** Rows shown before the rest is asked for. */
const firstRows = 14

/** Field by field against the last good exchange. What says most stands first; what differs every time is muted. */
export function Differences({ comparison }: { comparison: Comparison }) {
  const [all, setAll] = useState(false)
  const [same, setSame] = useState(false)
  const parts = linesOf(comparison.rows)
  const changed = all ? parts.changed : parts.changed.slice(0, firstRows)
  const hidden = parts.changed.length - changed.length
  return (
    <table className={classes.differences}>
      <thead>
        <tr>
          <th scope="col">{wording.ui.field}</th>
          <th scope="col">{wording.ui.lastGood}</th>
          <th scope="col">{wording.ui.thisAttempt}</th>
        </tr>
      </thead>
      <tbody>
        {parts.changed.length === 0 && (
          <tr>
            <th scope="row" colSpan={3}>
              {wording.ui.nothingChanged}
            </th>
          </tr>
        )}
        {changed.map((row) => (
          <Row key={row.field} row={row} />
        ))}
        {hidden > 0 && <More open={false} text={wording.ui.moreDifferences(hidden)} onToggle={() => setAll(true)} />}
        {parts.muted.length > 0 && (
          <tr data-volatile="true">
            <td colSpan={3}>
              <small>{wording.ui.alwaysDiffer}</small>
            </td>
          </tr>
        )}
        {parts.muted.map((row) => (
          <Row key={row.field} row={row} />
        ))}
        {same && parts.same.map((row) => <Row key={row.field} row={row} />)}
        {parts.same.length > 0 && (
          <More
            open={same}
            text={same ? wording.ui.hideSame : wording.ui.fieldsSame(parts.same.length)}
            onToggle={() => setSame(!same)}
          />
        )}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: Difference }) {
  const { group, name } = fieldName(row.field)
  return (
    <tr data-kind={row.kind} data-volatile={row.volatile}>
      <th scope="row">
        {group !== '' && <small>{group} </small>}
        {name}
      </th>
      <td className={classes.before}>
        <Side text={row.before} />
      </td>
      <td className={classes.after}>
        {row.kind === 'same' ? <small>{wording.ui.same}</small> : <Side text={row.after} />}
      </td>
    </tr>
  )
}

function Side({ text }: { text: string | undefined }) {
  if (text === undefined) return <em>{wording.ui.absent}</em>
  return text === '' ? <em>{wording.ui.empty}</em> : <Redacted text={text} />
}

function More({ open, text, onToggle }: { open: boolean; text: string; onToggle: () => void }) {
  return (
    <tr>
      <td colSpan={3}>
        <button type="button" className={classes.more} aria-expanded={open} onClick={onToggle}>
          {text}
        </button>
      </td>
    </tr>
  )
}
