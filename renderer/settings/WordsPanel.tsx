import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import classes from './settings.module.css'

/** The way to the templates of what customers and colleagues are told. */
export function WordsPanel() {
  return (
    <Panel title="Words for customers and colleagues">
      <div className={classes.stack}>
        <p>
          Each incident drafts a banner, a status page post, an internal update and a note, from templates of yours.
        </p>
        <div>
          <Button component={Link} href={links.words} variant="default">
            Open the templates
          </Button>
        </div>
      </div>
    </Panel>
  )
}
