import type { ReactNode } from 'react'
import classes from './Panel.module.css'

type Props = {
  title?: ReactNode
  note?: ReactNode
  actions?: ReactNode
  flush?: boolean
  id?: string
  children: ReactNode
}

/** A bordered surface with an optional heading. `flush`: children reach the border (tables, lists). */
export function Panel({ title, note, actions, flush, id, children }: Props) {
  return (
    <section className={classes.panel} id={id}>
      {(title || actions) && (
        <header className={classes.head}>
          <h2 className={classes.title}>
            {title}
            {note && <span className={classes.note}>{note}</span>}
          </h2>
          {actions}
        </header>
      )}
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  )
}
