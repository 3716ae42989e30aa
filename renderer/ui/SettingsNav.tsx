import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { links } from './links.ts'
import classes from './SettingsNav.module.css'

/** The pages of the settings, in order. */
const places = ['general', 'alerting', 'alerts', 'probing', 'history', 'secrets', 'import'] as const
export type SettingsPlace = (typeof places)[number]

/** What a page of the settings is called. */
export const settingsName = (here: SettingsPlace) => wording.ui.settingsPlaces[here]

/** The way between the pages of the settings. */
export function SettingsNav({ here }: { here: SettingsPlace }) {
  return (
    <nav className={classes.nav} aria-label={wording.common.settings}>
      {places.map((place) => (
        <Link
          key={place}
          href={place === 'general' ? links.settings : links.settingsSection(place)}
          className={classes.place}
          aria-current={place === here ? 'page' : undefined}
        >
          {settingsName(place)}
        </Link>
      ))}
    </nav>
  )
}
