import type { ImportResult } from '../../electron/core/contract/config.ts'
import classes from './import.module.css'
import { actionWords } from './importWords.ts'

/** One line per entry; a changed one shows each value before and after, a new one what it is on demand. */
export function ChangeList({ changes }: { changes: ImportResult['changes'] }) {
  return (
    <ul className={classes.changes}>
      {changes.map((change) => (
        <li key={`${change.what} ${change.id}`}>
          <span className={classes.action} data-action={change.action}>
            {actionWords[change.action]}
          </span>
          <div>
            {change.what === 'settings' ? 'settings' : `${change.what} ${change.name} `}
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
  return url ? `${value('request.method') ?? 'GET'} ${url}, every ${value('interval')}` : 'Show all of it'
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
