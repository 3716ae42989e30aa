import { Button, Code } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import { links } from '../ui/links.ts'
import classes from './FirstRun.module.css'

/** What to do when nothing is watched yet. */
export function FirstRun() {
  return (
    <div className="hs-page">
      <section className={classes.lead}>
        <h1>Nothing is watched yet</h1>
        <p>
          Headstart probes the vendors your product depends on, with your own keys. When one fails, you know within
          seconds and hold the full HTTP transcript of the attempt that failed.
        </p>
      </section>
      <div className={classes.ways}>
        <section>
          <h2>Add your first monitor</h2>
          <p>One request to one vendor, and what you expect back. Test it before anything is saved.</p>
          <Button component={Link} href={links.newMonitor} leftSection={<IconPlus size={15} />}>
            Add monitor
          </Button>
        </section>
        <section>
          <h2>Import a file</h2>
          <p>A Headstart export, an Uptime Kuma backup or a Gatus configuration. You see what would change first.</p>
          <Button
            component={Link}
            href={links.settingsSection('import')}
            variant="default"
            leftSection={<IconFileImport size={15} />}
          >
            Import YAML
          </Button>
        </section>
        <section>
          <h2>See it at work</h2>
          <p>A built-in vendor that works, slows and fails in turn. It needs no key and keeps its own data folder.</p>
          <Code className={classes.command}>npm start -- --demo</Code>
        </section>
      </div>
    </div>
  )
}
