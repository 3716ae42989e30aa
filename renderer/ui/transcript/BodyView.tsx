import { SegmentedControl, Skeleton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import type { Body } from '../../../electron/core/model/exchange.ts'
import { CopyIcon } from '../CopyButton.tsx'
import { Filled } from '../Filled.tsx'
import { formatBytes } from '../format.ts'
import bodyClasses from './body.module.css'
import { bodyKind, describeBody, prettyLimitChars } from './bodyFacts.ts'
import { Facts } from './Facts.tsx'
import { HexView } from './HexView.tsx'
import { bytesOf } from './hexLines.ts'
import { prettyJson } from './prettyJson.ts'
import classes from './transcript.module.css'

const CodeView = lazy(() => import('./CodeView.tsx').then((it) => ({ default: it.CodeView })))

/** A body: its facts, then its text (JSON laid out or as sent) or the first bytes in hex. Never rendered as HTML. */
export function BodyView({ body, label }: { body: Body | undefined; label: string }) {
  const kind = bodyKind(body)
  if (!body || kind === 'empty') return <p className="hs-dim">{wording.ui.noBody}</p>
  return (
    <>
      <BodyFacts body={body} />
      {body.truncated && <Cut body={body} />}
      {kind === 'dropped' && <p className="hs-dim">{wording.ui.bodyNotKept}</p>}
      {body.base64 !== undefined && <BinaryBody base64={body.base64} label={label} />}
      {body.text !== undefined && <TextBody text={body.text} json={kind === 'json'} label={label} />}
    </>
  )
}

function BinaryBody({ base64, label }: { base64: string; label: string }) {
  const bytes = useMemo(() => bytesOf(base64), [base64])
  return (
    <>
      <p className="hs-dim">{wording.ui.notText}</p>
      <HexView bytes={bytes} label={label} />
    </>
  )
}

type Form = 'pretty' | 'raw' | 'bytes'

function TextBody({ text, json, label }: { text: string; json: boolean; label: string }) {
  const big = text.length > prettyLimitChars
  const [form, setForm] = useState<Form>(json && !big ? 'pretty' : 'raw')
  // Deferred: the page answers to the switch at once and lays a large text out when it has time.
  const wanted = useDeferredValue(form)
  const pretty = useMemo(() => (json && wanted === 'pretty' ? prettyJson(text) : undefined), [json, wanted, text])
  const broken = json && wanted === 'pretty' && pretty === undefined
  const forms: Form[] = json ? ['pretty', 'raw', 'bytes'] : ['raw', 'bytes']
  return (
    <>
      <div className={bodyClasses.bodyBar}>
        <span className="hs-dim">{broken ? wording.ui.brokenJson : wording.ui.searchBody}</span>
        <SegmentedControl
          aria-label={wording.ui.bodyForm}
          value={form}
          onChange={(value) => setForm(forms.find((each) => each === value) ?? 'raw')}
          data={forms.map((value) => ({ value, label: wording.ui.bodyForms[value] }))}
        />
        <CopyIcon label={wording.ui.copyBody} getText={() => text} />
      </div>
      {wanted === 'bytes' ? (
        <TextBytes text={text} label={label} />
      ) : (
        <Suspense fallback={<Skeleton height={180} />}>
          <CodeView text={pretty ?? text} json={json} label={label} />
        </Suspense>
      )}
    </>
  )
}

function TextBytes({ text, label }: { text: string; label: string }) {
  const bytes = useMemo(() => new TextEncoder().encode(text), [text])
  return <HexView bytes={bytes} label={label} />
}

function keptBytes(body: Body): number {
  if (body.text !== undefined) return new TextEncoder().encode(body.text).length
  return Math.floor(((body.base64 ?? '').replace(/=+$/, '').length * 3) / 4)
}

function Cut({ body }: { body: Body }) {
  return (
    <div className={bodyClasses.cut} role="note">
      <IconAlertTriangle size={15} aria-hidden />
      <div>
        {wording.ui.bodyCut(formatBytes(keptBytes(body)), formatBytes(body.decodedBytes))}
        {body.sha256 && (
          <>
            {' '}
            <Filled text={wording.ui.bodyHash} parts={{ hash: <span className="hs-mono">{body.sha256}</span> }} />
          </>
        )}
      </div>
    </div>
  )
}

function BodyFacts({ body }: { body: Body }) {
  const saved = body.decodedBytes - body.wireBytes
  return (
    <div className={`${classes.columns} ${bodyClasses.bodyFacts}`}>
      <Facts
        facts={[
          { name: wording.ui.content, value: describeBody(body), mono: false },
          { name: wording.ui.type, value: body.mimeType ?? wording.ui.notSaid },
          { name: wording.ui.charset, value: body.charset },
        ]}
      />
      <Facts
        facts={[
          {
            name: wording.ui.size,
            value: wording.ui.sizes(formatBytes(body.decodedBytes), formatBytes(body.wireBytes)),
          },
          {
            name: wording.ui.encoding,
            value: body.contentEncoding
              ? `${body.contentEncoding}${saved > 0 ? wording.ui.bytesSaved(formatBytes(saved)) : ''}`
              : wording.ui.none,
          },
          {
            name: wording.ui.sha256,
            value: body.sha256 && (
              <>
                <span title={body.sha256}>{body.sha256.slice(0, 20)}…</span>
                <CopyIcon label={wording.ui.copySha256} getText={() => body.sha256 ?? ''} />
              </>
            ),
          },
        ]}
      />
    </div>
  )
}
