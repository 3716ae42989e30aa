import type { ImportResult } from '../../electron/core/contract/config.ts'
import { wording } from '../../electron/core/language/language.ts'
import classes from './import.module.css'

/** One line per entry; a changed one shows each value before and after, a new one what it is on demand. */
export function ChangeList({ changes }: { changes: ImportResult['changes'] }) {
  return (
    <ul className={classes.changes}>
      {changes.map((change) => (
        <li key={`${change.what} ${change.id}`}>
          <span className={classes.action} data-action={change.action}>
            {wording.settings.importActions[change.action]}
          </span>
          <div>
            {wording.settings.importKinds[change.what]}
            {change.what !== 'settings' && ` ${change.name} `}
            {change.what !== 'settings' && <code className="hs-mono">{change.id}</code>}
            {change.action === 'add' ? (
              <details>
                <summary className="hs-dim">{summaryOf(change)}</summary>
                <Fields fields={change.fields} />
              </details>
            ) : (
              <Fields fields={change.fields} />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

type Change = ImportResult['changes'][number]

function summaryOf({ fields }: Change): string {
  const value = (path: string) => fields.find((field) => field.path === path)?.after
  const url = value('request.url')
  return url
    ? wording.settings.importRequest(value('request.method') ?? 'GET', url, value('interval'))
    : wording.settings.importShowAll
}

function Fields({ fields }: Pick<Change, 'fields'>) {
  if (fields.length === 0) return null
  return (
    <dl className={classes.fields}>
      {fields.map(({ path, before, after }) => (
        <div key={path}>
          <dt className="hs-mono">{path}</dt>
          <dd>
            {before !== undefined && <del>{before}</del>}
            {before !== undefined && after !== undefined && ' → '}
            {after !== undefined && (before === undefined ? <span>{after}</span> : <ins>{after}</ins>)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
