import type { Headers } from '../../../electron/core/model/exchange.ts'
import { CopyIcon } from '../CopyButton.tsx'
import { headerKind, headerKindNotes } from './headerKinds.ts'
import { keyed } from './keyed.ts'
import { Redacted } from './Redacted.tsx'
import tables from './tables.module.css'

/** Header fields as they went over the wire: order, case and repetition kept. Those that support asks for stand out. */
export function HeadersTable({ headers, label }: { headers: Headers; label: string }) {
  return (
    <table className={tables.headers} aria-label={label}>
      <tbody>
        {keyed(headers, ([name]) => name).map(({ key, item: [name, value] }) => {
          const kind = headerKind(name)
          return (
            <tr key={key} data-kind={kind} title={kind && headerKindNotes[kind]}>
              <th scope="row">{name}</th>
              <td>
                <Redacted text={value} />
                {kind === 'request-id' && <CopyIcon label={`Copy ${name}`} getText={() => value} />}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
