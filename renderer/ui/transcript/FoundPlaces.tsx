import { useContext, useMemo } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { Panel } from '../Panel.tsx'
import { type FoundPlace, findWords } from './findWords.ts'
import { keyed } from './keyed.ts'
import { Marked, SearchedWords } from './Marked.tsx'
import classes from './transcript.module.css'

/** Where the words searched for stand in this transcript; each place opens by a click. */
export function FoundPlaces({ transcript, onOpen }: { transcript: Transcript; onOpen: (place: FoundPlace) => void }) {
  const words = useContext(SearchedWords)
  const places = useMemo(() => findWords(transcript, words), [transcript, words])
  if (words.length === 0) return null
  return (
    <Panel title={wording.ui.found} note={words.join(' ')}>
      {places.length === 0 && <p className="hs-dim">{wording.ui.foundInNames}</p>}
      <ul className={classes.found}>
        {keyed(places, (place) => `${place.exchange} ${place.where}`).map(({ key, item: place }) => (
          <li key={key}>
            <button type="button" onClick={() => onOpen(place)}>
              {transcript.exchanges.length > 1 && `${place.exchange + 1}. `}
              {place.where}
            </button>{' '}
            <span className="hs-mono">
              <Marked text={place.excerpt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
