import { daysLeft } from '../../../electron/core/facts.ts'
import type { Certificate } from '../../../electron/core/model/exchange.ts'
import { CopyIcon } from '../CopyButton.tsx'
import { At } from './At.tsx'
import { daysLeftText } from './exchangeFacts.ts'
import { Facts } from './Facts.tsx'
import classes from './transcript.module.css'

/** Fewer days than this are shown as a warning. */
const soonDays = 14
const sansShown = 12

/** The chain as the vendor presented it, leaf first. Days count from `atMs`, when the attempt ran. */
export function CertificateChain({ chain, atMs }: { chain: Certificate[]; atMs: number }) {
  if (chain.length === 0) return <p className="hs-dim">The vendor presented no certificate.</p>
  return (
    <ol className={classes.chain} aria-label="Certificate chain">
      {chain.map((certificate, index) => (
        <li key={certificate.fingerprint256}>
          <h4>
            {index === 0 ? 'Leaf' : index === chain.length - 1 ? 'Root or last sent' : 'Intermediate'}:{' '}
            <span className="hs-mono">{certificate.subject}</span>
          </h4>
          <Facts
            facts={[
              { name: 'Issuer', value: certificate.issuer },
              { name: 'Names', value: sansText(certificate.sans) },
              {
                name: 'Valid',
                value: (
                  <>
                    <At atMs={certificate.notBeforeMs} form="moment" /> to{' '}
                    <At atMs={certificate.notAfterMs} form="moment" />
                    {', '}
                    <span className={lifeClass(certificate, atMs)}>{daysLeftText(certificate, atMs)}</span>
                  </>
                ),
              },
              { name: 'Serial', value: certificate.serialNumber },
              {
                name: 'SHA-256',
                value: (
                  <>
                    {certificate.fingerprint256}
                    <CopyIcon label="Copy fingerprint" getText={() => certificate.fingerprint256} />
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

function sansText(sans: string[]): string | undefined {
  if (sans.length === 0) return undefined
  const more = sans.length - sansShown
  return more > 0 ? `${sans.slice(0, sansShown).join(', ')} and ${more} more` : sans.join(', ')
}

function lifeClass(certificate: Certificate, atMs: number): string | undefined {
  const days = daysLeft(certificate, atMs)
  if (days < 0 || atMs < certificate.notBeforeMs) return classes.bad
  return days < soonDays ? classes.warn : classes.good
}
