import { Loader } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { wording } from '../../electron/core/language/language.ts'
import classes from './settings.module.css'
import type { Saver } from './useSaveSettings.ts'

/** Beside a field: that it is being saved, is saved, or why not. */
export function SavedMark({ saver, field }: { saver: Saver; field: string }) {
  const { last } = saver
  return (
    <span className={classes.saved} role="status">
      {last?.field === field && last.state === 'saving' && <Loader size={12} />}
      {last?.field === field && last.state === 'saved' && (
        <span className={classes.good}>
          <IconCheck size={13} /> {wording.settings.saved}
        </span>
      )}
      {last?.field === field && last.state === 'failed' && (
        <span className={classes.bad}>
          <IconAlertTriangle size={13} /> {wording.settings.failed(last.message ?? '')}
        </span>
      )}
    </span>
  )
}
