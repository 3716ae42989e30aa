import { Button } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconChevronRight, IconPlus, IconSearch } from '@tabler/icons-react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { links } from '../ui/links.ts'
import { useCrumbs } from '../ui/usePageTitle.ts'
import classes from './Frame.module.css'

const mod = navigator.platform.startsWith('Mac') ? 'command' : 'control'

/** Where the user is, one search over everything, and Add monitor. */
export function TopBar() {
  const crumbs = useCrumbs()
  return (
    <header className={classes.top}>
      <ol className={classes.crumbs} aria-label={wording.app.crumbs}>
        {crumbs.map((crumb, index) => (
          <li key={crumb.href ?? crumb.text} data-short={crumb.text.length <= 12}>
            {crumb.href ? <Link href={crumb.href}>{crumb.text}</Link> : <span title={crumb.text}>{crumb.text}</span>}
            {index < crumbs.length - 1 && <IconChevronRight size={13} />}
          </li>
        ))}
      </ol>
      <button type="button" className={classes.search} onClick={() => spotlight.open()}>
        <IconSearch size={14} />
        <span>{wording.app.searchButton}</span>
        <kbd className={classes.key}>{wording.app.keyPair[mod]('K')}</kbd>
      </button>
      <Button component={Link} href={links.newMonitor} leftSection={<IconPlus size={15} />}>
        {wording.common.addMonitor}
      </Button>
    </header>
  )
}
