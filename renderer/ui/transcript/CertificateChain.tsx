import { daysLeft } from '../../../electron/core/facts.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Certificate } from '../../../electron/core/model/exchange.ts'
import { CopyIcon } from '../CopyButton.tsx'
import { Filled } from '../Filled.tsx'
import { At } from './At.tsx'
import { daysLeftText } from './exchangeFacts.ts'
import { Facts } from './Facts.tsx'
import classes from './transcript.module.css'

/** Fewer days than this are shown as a warning. */
const soonDays = 14
const sansShown = 12

/** The chain as the vendor presented it, leaf first. Days count from `atMs`, when the attempt ran. */
export function CertificateChain({ chain, atMs }: { chain: Certificate[]; atMs: number }) {
  if (chain.length === 0) return <p className="hs-dim">{wording.ui.noCertificate}</p>
  return (
    <ol className={classes.chain} aria-label={wording.ui.certificateChain}>
      {chain.map((certificate, index) => (
        <li key={certificate.fingerprint256}>
          <h4>
            <Filled
              text={wording.ui.certificateTitles[placeIn(chain, index)]}
              parts={{ subject: <span className="hs-mono">{certificate.subject}</span> }}
            />
          </h4>
          <Facts
            facts={[
              { name: wording.ui.issuer, value: certificate.issuer },
              { name: wording.ui.names, value: sansText(certificate.sans) },
              {
                name: wording.ui.valid,
                value: (
                  <Filled
                    text={wording.ui.validFromTo}
                    parts={{
                      from: <At atMs={certificate.notBeforeMs} form="moment" />,
                      to: <At atMs={certificate.notAfterMs} form="moment" />,
                      left: <span className={lifeClass(certificate, atMs)}>{daysLeftText(certificate, atMs)}</span>,
                    }}
                  />
                ),
              },
              { name: wording.ui.serial, value: certificate.serialNumber },
              {
                name: wording.ui.sha256,
                value: (
                  <>
                    {certificate.fingerprint256}
                    <CopyIcon label={wording.ui.copyFingerprint} getText={() => certificate.fingerprint256} />
                  </>
                ),
              },
            ]}
          />
        </li>
      ))}
    </ol>
  )
}

function placeIn(chain: Certificate[], index: number): 'leaf' | 'intermediate' | 'last' {
  if (index === 0) return 'leaf'
  return index === chain.length - 1 ? 'last' : 'intermediate'
}

function sansText(sans: string[]): string | undefined {
  if (sans.length === 0) return undefined
  const more = sans.length - sansShown
  return more > 0 ? `${sans.slice(0, sansShown).join(', ')} ${wording.common.andMore(more)}` : sans.join(', ')
}

function lifeClass(certificate: Certificate, atMs: number): string | undefined {
  const days = daysLeft(certificate, atMs)
  if (days < 0 || atMs < certificate.notBeforeMs) return classes.bad
  return days < soonDays ? classes.warn : classes.good
}
