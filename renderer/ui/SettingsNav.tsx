import { Link } from 'wouter'
import { links } from './links.ts'
import classes from './SettingsNav.module.css'

/** The pages of the settings, in order: address, name. */
const places = [
  ['general', 'General'],
  ['alerting', 'Alerting'],
  ['alerts', 'Channels'],
  ['probing', 'Probing'],
  ['history', 'History'],
  ['secrets', 'Secrets'],
  ['import', 'Import and export'],
] as const
export type SettingsPlace = (typeof places)[number][0]

/** What a page of the settings is called. */
export const settingsName = (here: SettingsPlace) => places.find(([place]) => place === here)?.[1] ?? 'Settings'

/** The way between the pages of the settings. */
export function SettingsNav({ here }: { here: SettingsPlace }) {
  return (
    <nav className={classes.nav} aria-label="Settings">
      {places.map(([place, name]) => (
        <Link
          key={place}
          href={place === 'general' ? links.settings : links.settingsSection(place)}
          className={classes.place}
          aria-current={place === here ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
