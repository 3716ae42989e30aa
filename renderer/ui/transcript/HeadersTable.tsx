import { wording } from '../../../electron/core/language/language.ts'
import type { Headers } from '../../../electron/core/model/exchange.ts'
import { CopyIcon } from '../CopyButton.tsx'
import { headerKindNotes, sortHeaders } from './headerKinds.ts'
import classes from './headers.module.css'
import { keyed } from './keyed.ts'
import { Redacted } from './Redacted.tsx'

type Props = { headers: Headers; label: string; ids?: readonly string[]; plain?: boolean }

/**
 * Header fields as they went over the wire: case and repetition kept. Those that support asks for stand on top, the
 * others in their own order below; the raw text has all in one. `ids`: names under which this vendor names requests.
 * `plain`: a list of names and values that are no headers.
 */
export function HeadersTable({ headers, label, ids, plain }: Props) {
  const { important, others } = plain
    ? { important: [], others: headers.map((header) => ({ header, kind: undefined })) }
    : sortHeaders(headers, ids)
  return (
    <table className={classes.headers} aria-label={label}>
      {[important, others].map(
        (part, index) =>
          part.length > 0 && (
            <tbody key={index === 0 ? 'important' : 'others'}>
              {keyed(part, ({ header: [name] }) => name).map(({ key, item: { header, kind } }) => (
                <tr key={key} data-kind={kind} title={kind && headerKindNotes[kind]}>
                  <th scope="row">{header[0]}</th>
                  <td>
                    <Redacted text={header[1]} />
                    {kind === 'request-id' && (
                      <CopyIcon label={wording.ui.copyNamed(header[0])} getText={() => header[1]} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          ),
      )}
    </table>
  )
}
