import { wording } from '../../../electron/core/language/language.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { isRight } from '../../../electron/core/ownSide.ts'
import { Filled } from '../Filled.tsx'
import { formatMs } from '../format.ts'
import { At } from './At.tsx'
import { networkText } from './networkText.ts'
import classes from './ownSide.module.css'

/** A delay beyond this means our own machine was too busy to measure well. */
const busyLoopMs = 200

/** Was it us: what the references said at that instant, and how busy this machine was. */
export function OwnSidePanel({ transcript }: { transcript: Transcript }) {
  const { ownSide } = transcript
  const delays = transcript.exchanges.flatMap((each) => (each.loopDelayMs === undefined ? [] : [each.loopDelayMs]))
  const delayMs = delays.length > 0 ? Math.max(...delays) : undefined
  if (!ownSide && delayMs === undefined) return null
  return (
    <section className={classes.ownSide}>
      <h3>{ownSide ? wording.ui.ownSideJudgements[ownSide.judgement] : wording.ui.ownSide}</h3>
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
                  {reference.wrong ? wording.common.list([reference.observed, reference.wrong]) : reference.observed}
                </td>
                <td className={`hs-num ${classes.took}`}>{formatMs(reference.tookMs)}</td>
              </tr>
            ))}
            {ownSide.resolvers?.map(({ address, answered, observed, tookMs }) => (
              <tr key={address} data-answered={answered}>
                <th scope="row">
                  <Filled text={wording.ui.dnsServer} parts={{ address: <span className="hs-mono">{address}</span> }} />
                </th>
                <td className={classes.observed}>
                  {answered ? wording.ui.dnsAnswers(observed === 'ok' ? '' : ` ${observed}`) : observed}
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
            <Filled
              text={wording.ui.referencesAsked}
              parts={{ moment: <At atMs={ownSide.checkedAtMs} form="clock" /> }}
            />{' '}
          </>
        )}
        {delayMs !== undefined &&
          (delayMs > busyLoopMs
            ? wording.ui.machineBusy(formatMs(delayMs))
            : wording.ui.machineReady(formatMs(delayMs)))}
      </p>
    </section>
  )
}
