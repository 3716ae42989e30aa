import { Button, Code } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { links } from '../ui/links.ts'
import classes from './FirstRun.module.css'

/** What to do when nothing is watched yet. */
export function FirstRun() {
  return (
    <div className="hs-page">
      <section className={classes.lead}>
        <h1>{wording.overview.firstTitle}</h1>
        <p>{wording.overview.firstText}</p>
      </section>
      <div className={classes.ways}>
        <section>
          <h2>{wording.overview.firstMonitor}</h2>
          <p>{wording.overview.firstMonitorText}</p>
          <Button component={Link} href={links.newMonitor} leftSection={<IconPlus size={15} />}>
            {wording.common.addMonitor}
          </Button>
        </section>
        <section>
          <h2>{wording.overview.firstImport}</h2>
          <p>{wording.overview.firstImportText}</p>
          <Button
            component={Link}
            href={links.settingsSection('import')}
            variant="default"
            leftSection={<IconFileImport size={15} />}
          >
            {wording.overview.importFile}
          </Button>
        </section>
        <section>
          <h2>{wording.overview.firstDemo}</h2>
          <p>{wording.overview.firstDemoText}</p>
          <Code className={classes.command}>npm start -- --demo</Code>
        </section>
      </div>
    </div>
  )
}
