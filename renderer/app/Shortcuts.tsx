import { Modal } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { useEffect, useState } from 'react'
import { navigateTo } from '../ui/leaveGuard.ts'
import { isTyping } from '../ui/usePageKey.ts'
import classes from './Frame.module.css'
import { createShortcutReader } from './shortcutKeys.ts'

const mod = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl'

const sheet: [title: string, rows: [keys: string[], what: string][]][] = [
  [
    'Anywhere',
    [
      [[mod, 'K'], 'Find a vendor, monitor, incident, action or help'],
      [['g', 'o'], 'Overview'],
      [['g', 'i'], 'Incidents'],
      [['g', 't'], 'Transcripts'],
      [['g', 's'], 'Settings'],
      [['g', 'n'], 'Add a monitor'],
      [['g', 'h'], 'Help'],
      [['?'], 'This sheet'],
    ],
  ],
  [
    'Transcripts',
    [
      [['/'], 'Search'],
      [['↑', '↓'], 'Move in the list'],
      [['Page ↑', 'Page ↓'], 'Move by a page'],
      [['Enter'], 'Open'],
    ],
  ],
  [
    'Incident',
    [
      [['a'], 'Acknowledge'],
      [['z'], 'Snooze'],
      [['m'], 'Write a note'],
      [['w'], 'Words for customers and colleagues'],
      [[mod, 'Enter'], 'In a text: copy it and log it as said; in a note: add it'],
    ],
  ],
  [
    'Body of a message',
    [
      [[mod, 'F'], 'Search in it'],
      [['Enter'], 'Next match'],
      [[mod, 'A'], 'Select all'],
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
    <Modal opened={opened} onClose={() => setOpened(false)} title="Keyboard shortcuts" size="md">
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
