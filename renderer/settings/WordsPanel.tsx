import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import classes from './settings.module.css'

/** The way to the templates of what customers and colleagues are told. */
export function WordsPanel() {
  return (
    <Panel title={wording.settings.words}>
      <div className={classes.stack}>
        <p>{wording.settings.wordsText}</p>
        <div>
          <Button component={Link} href={links.words} variant="default">
            {wording.settings.wordsOpen}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
