import { Button } from '@mantine/core'
import type { CatalogNews } from '../../electron/core/catalog/news.ts'
import { wording } from '../../electron/core/language/language.ts'
import classes from './catalog.module.css'

type Props = { news: CatalogNews; onTake: () => void; onDismiss: () => void }

/** The entry that a monitor was made from improved: take it over into the form, or keep the monitor as it is. */
export function CatalogNewsNote({ news, onTake, onDismiss }: Props) {
  return (
    <div className={classes.news} role="note">
      <span>
        {news.sentence} {wording.monitorForm.takeOverNote}
      </span>
      <Button size="compact-xs" variant="light" onClick={onTake}>
        {wording.monitorForm.takeOver}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={onDismiss}>
        {wording.monitorForm.keepAsItIs}
      </Button>
    </div>
  )
}
