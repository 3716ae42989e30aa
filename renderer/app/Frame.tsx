import type { ReactNode } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { HatchPattern } from '../ui/DayBar.tsx'
import { Banners } from './Banners.tsx'
import classes from './Frame.module.css'
import { Search } from './Search.tsx'
import { Shortcuts } from './Shortcuts.tsx'
import { SideRail } from './SideRail.tsx'
import { TopBar } from './TopBar.tsx'

/** What stands around every page: places and vendors left, where-I-am, search and add on top, notices below that. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={() => document.getElementById('content')?.focus()}>
        {wording.app.skip}
      </button>
      <HatchPattern />
      <SideRail />
      <div className={classes.main}>
        <TopBar />
        <Banners />
        <main className={classes.content} id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Search />
      <Shortcuts />
    </div>
  )
}
