import type { OwnSide, Transcript } from '../../../electron/core/model/transcript.ts'
import { isRight } from '../../../electron/core/ownSide.ts'
import { formatMs } from '../format.ts'
import { At } from './At.tsx'
import { networkText } from './networkText.ts'
import classes from './ownSide.module.css'

/** A delay beyond this means our own machine was too busy to measure well. */
const busyLoopMs = 200

const judgements: Record<OwnSide['judgement'], string> = {
  fine: 'Your side is fine',
  ours: 'Your side is the cause',
  'not-asked': 'Your side was not asked',
}

/** Was it us: what the references said at that instant, and how busy this machine was. */
export function OwnSidePanel({ transcript }: { transcript: Transcript }) {
  const { ownSide } = transcript
  const delays = transcript.exchanges.flatMap((each) => (each.loopDelayMs === undefined ? [] : [each.loopDelayMs]))
  const delayMs = delays.length > 0 ? Math.max(...delays) : undefined
  if (!ownSide && delayMs === undefined) return null
  return (
    <section className={classes.ownSide}>
      <h3>{ownSide ? judgements[ownSide.judgement] : 'Your side'}</h3>
      {ownSide && <p>{ownSide.sentence}</p>}
      {ownSide && ownSide.references.length > 0 && (
        <table className={classes.references}>
          <tbody>
            {ownSide.references.map((reference) => (
              <tr key={reference.url} data-answered={isRight(reference)}>
                <th scope="row" className="hs-mono">
                  {reference.url}
                </th>
                <td className={classes.observed}>
                  {reference.observed}
                  {reference.wrong && `, ${reference.wrong}`}
                </td>
                <td className={`hs-num ${classes.took}`}>{formatMs(reference.tookMs)}</td>
              </tr>
            ))}
            {ownSide.resolvers?.map(({ address, answered, observed, tookMs }) => (
              <tr key={address} data-answered={answered}>
                <th scope="row">
                  DNS server <span className="hs-mono">{address}</span>
                </th>
                <td className={classes.observed}>
                  {answered ? `answers${observed === 'ok' ? '' : ` ${observed}`}` : observed}
                </td>
                <td className={`hs-num ${classes.took}`}>{formatMs(tookMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ownSide?.network && <p className="hs-dim">{networkText(ownSide.network)}</p>}
      <p className="hs-dim">
        {ownSide?.checkedAtMs !== undefined && (
          <>
            References asked at <At atMs={ownSide.checkedAtMs} form="clock" />.{' '}
          </>
        )}
        {delayMs !== undefined &&
          (delayMs > busyLoopMs
            ? `This machine was busy for ${formatMs(delayMs)} during the attempt: its times may be too long.`
            : `This machine was never busy for more than ${formatMs(delayMs)} during the attempt.`)}
      </p>
    </section>
  )
}
