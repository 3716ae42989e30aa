import { useDebouncedValue } from '@mantine/hooks'
import { skipToken, useQuery } from '@tanstack/react-query'
import { wording } from '../../../electron/core/language/language.ts'
import { api } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import classes from '../settings.module.css'
import { localZone } from './readings.ts'
import { scheduleOf, type WindowForm } from './windowForm.ts'
import { occurrenceText } from './windowWords.ts'

/** By whose clock the times are planned, and in whose they are shown. */
function clockWords({ kind }: WindowForm, zone: string | undefined): string {
  if (kind === 'once' || zone === undefined || zone === localZone) return wording.settings.previewClock.own
  return wording.settings.previewClock.other(zone)
}

/** The next three times of the schedule as it is typed, or why there are none. */
export function WindowPreview({ form }: { form: WindowForm }) {
  const [typed] = useDebouncedValue(scheduleOf(form), 250)
  const preview = useQuery(
    api.maintenance.preview.queryOptions({
      input: 'path' in typed ? skipToken : { schedule: typed },
      retry: false,
    }),
  )
  const problem =
    'path' in typed ? typed.message : preview.error ? problemOf(preview.error).text : preview.data?.issues[0]?.message
  const occurrences = problem ? [] : (preview.data?.occurrences ?? [])
  return (
    <div className={classes.preview} role="status" aria-label={wording.settings.preview}>
      <strong>{wording.settings.previewTimes}</strong>
      {problem && <span className={classes.bad}>{problem}</span>}
      {!problem && preview.data && occurrences.length === 0 && <span>{wording.settings.previewOver}</span>}
      {occurrences.map((occurrence) => (
        <span key={occurrence.fromMs}>{occurrenceText(occurrence)}</span>
      ))}
      {occurrences.length > 0 && <span className="hs-dim">{clockWords(form, preview.data?.zone)}</span>}
    </div>
  )
}
