import { Modal } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { useEffect, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { isTyping } from '../ui/usePageKey.ts'
import classes from './Frame.module.css'
import { createShortcutReader } from './shortcutKeys.ts'

const mod = navigator.platform.startsWith('Mac') ? wording.app.keyNames.command : wording.app.keyNames.control

const sheet: [title: string, rows: [keys: string[], what: string][]][] = [
  [
    wording.app.keysAnywhere,
    [
      [[mod, 'K'], wording.app.search],
      [['g', 'o'], wording.common.overview],
      [['g', 'i'], wording.common.incidents],
      [['g', 't'], wording.common.transcripts],
      [['g', 's'], wording.common.settings],
      [['g', 'n'], wording.app.keyNewMonitor],
      [['g', 'h'], wording.common.help],
      [['?'], wording.app.keySheet],
    ],
  ],
  [
    wording.common.transcripts,
    [
      [['/'], wording.app.keySearch],
      [['↑', '↓'], wording.app.keyMove],
      [[wording.app.keyNames.pageUp, wording.app.keyNames.pageDown], wording.app.keyMovePage],
      [[wording.app.keyNames.enter], wording.common.open],
    ],
  ],
  [
    wording.app.keysIncident,
    [
      [['a'], wording.common.acknowledge],
      [['z'], wording.common.snooze],
      [['m'], wording.app.keyNote],
      [['w'], wording.app.keyWords],
      [[mod, wording.app.keyNames.enter], wording.app.keyCopyAndLog],
    ],
  ],
  [
    wording.app.keysBody,
    [
      [[mod, 'F'], wording.app.keySearchBody],
      [[wording.app.keyNames.enter], wording.app.keyNextMatch],
      [[mod, 'A'], wording.app.keySelectAll],
    ],
  ],
]

/** Keys that work on every page, and the sheet that names them. */
export function Shortcuts() {
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    const read = createShortcutReader()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
      const action = read(event.key, event.timeStamp)
      if (!action) return
      event.preventDefault()
      if (action.kind === 'go') navigateTo(action.to)
      else if (action.kind === 'help') setOpened(true)
      else searchHere()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title={wording.app.shortcuts} size="md">
      {sheet.map(([title, rows]) => (
        <section key={title} className={classes.keys}>
          <h2>{title}</h2>
          <dl>
            {rows.map(([keys, what]) => (
              <div key={what}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key} className={classes.key}>
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}

/** The page's own search where it has one, else the search over everything. */
function searchHere(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-search]')
  if (field) field.focus()
  else spotlight.open()
}
