import { Button } from '@mantine/core'
import type { CatalogNews } from '../../electron/core/catalog/news.ts'
import classes from './catalog.module.css'

type Props = { news: CatalogNews; onTake: () => void; onDismiss: () => void }

/** The entry that a monitor was made from improved: take it over into the form, or keep the monitor as it is. */
export function CatalogNewsNote({ news, onTake, onDismiss }: Props) {
  return (
    <div className={classes.news} role="note">
      <span>{news.sentence} Taking it over changes the form only; save to use it.</span>
      <Button size="compact-xs" variant="light" onClick={onTake}>
        Take it over
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={onDismiss}>
        Keep as it is
      </Button>
    </div>
  )
}
