import { wording } from '../../../electron/core/language/language.ts'
import type { PageReading } from '../../../electron/core/model/statusPage.ts'
import { StateMark } from '../StateMark.tsx'
import { indicatorMark, indicatorWords, inlineIndicatorWords, pageSays } from '../statusPageWords.ts'
import classes from './pageNow.module.css'

const troubledShown = 8

/** What a status page says now: in a sentence, its incidents with their last word, and the parts in trouble. */
export function PageNow({ reading }: { reading: PageReading }) {
  const troubled = reading.components.filter(({ level }) => level !== 'operational')
  return (
    <div className={classes.now}>
      <StateMark state={indicatorMark(reading.indicator)} size={11} label={indicatorWords[reading.indicator]} />{' '}
      {pageSays(reading)}
      {reading.incidents.map((one) => (
        <p key={one.id} className={classes.incident}>
          {one.title} <span className="hs-dim">{wording.common.aside(one.status)}</span>
          {one.updates[0]?.text && <span className={classes.update}>{one.updates[0].text}</span>}
        </p>
      ))}
      {troubled.length > 0 && (
        <p className="hs-dim">
          {wording.common.list(
            troubled
              .slice(0, troubledShown)
              .map(({ name, level }) => wording.common.named(name, inlineIndicatorWords[level])),
          )}
        </p>
      )}
    </div>
  )
}
