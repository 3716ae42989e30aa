import { Tabs } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { CopyIcon } from '../CopyButton.tsx'
import { BodyView } from './BodyView.tsx'
import bodyClasses from './body.module.css'
import { ConnectionTab } from './ConnectionTab.tsx'
import { EvidenceTable } from './EvidenceTable.tsx'
import { ExchangeSwitch } from './ExchangeSwitch.tsx'
import { judgedExchange } from './exchangeFacts.ts'
import { NoResponse } from './NoResponse.tsx'
import { OwnSidePanel } from './OwnSidePanel.tsx'
import { RequestTab } from './RequestTab.tsx'
import { ResponseTab } from './ResponseTab.tsx'
import { rawText } from './rawText.ts'
import { TimingTab } from './TimingTab.tsx'
import type { GoTo, TabName } from './tabNames.ts'
import classes from './transcript.module.css'
import type { Compared } from './useCompared.ts'

type Tab = { value: TabName; label: string; show: (exchange: Exchange) => ReactNode }

type Props = { transcript: Transcript; compared?: Compared; withVerdict?: boolean; goTo?: GoTo }

/**
 * The exchanges of one attempt in full. The chosen tab stays when another attempt is shown in its place.
 * `withVerdict` adds expectations and own side as a tab, for pages that do not show them otherwise.
 */
export function TranscriptTabs({ transcript, compared, withVerdict, goTo }: Props) {
  const [tab, setTab] = useState<string>(goTo?.tab ?? 'response')
  const [choice, setChoice] = useState({ id: transcript.id, index: transcript.exchanges.length - 1 })
  const last = transcript.exchanges.length - 1
  const chosen = choice.id === transcript.id ? Math.min(choice.index, last) : last
  const exchange = transcript.exchanges[chosen]
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!goTo) return
    setTab(goTo.tab)
    setChoice({ id: transcript.id, index: goTo.exchange })
    top.current?.scrollIntoView({ block: 'start' })
  }, [goTo, transcript.id])
  const good = chosen === last ? judgedExchange(compared?.lastGood) : undefined
  const comparison = chosen === last ? compared?.comparison : undefined
  const ids = (compared?.comparison?.requestIds ?? []).map((id) => id.name)
  const tabs: Tab[] = [
    { value: 'response', label: wording.ui.tabs.response, show: (it) => <ResponseTab exchange={it} ids={ids} /> },
    { value: 'request', label: wording.ui.tabs.request, show: (it) => <RequestTab exchange={it} /> },
    { value: 'connection', label: wording.ui.tabs.connection, show: (it) => <ConnectionTab exchange={it} /> },
    { value: 'body', label: wording.ui.tabs.body, show: (it) => <ResponseBody key={transcript.id} exchange={it} /> },
    {
      value: 'timing',
      label: wording.ui.tabs.timing,
      show: (it) => <TimingTab exchange={it} good={good} comparison={comparison} />,
    },
    { value: 'raw', label: wording.ui.tabs.raw, show: (it) => <RawTab exchange={it} /> },
  ]
  if (withVerdict) {
    const show = () => <VerdictTab transcript={transcript} />
    tabs.push({ value: 'verdict', label: wording.ui.tabs.verdict, show })
  }
  if (!exchange) {
    return (
      <div className={classes.tabBody}>
        <p>{wording.ui.noExchange}</p>
        {withVerdict && <VerdictTab transcript={transcript} />}
      </div>
    )
  }
  return (
    <div ref={top} className={classes.tabs}>
      <ExchangeSwitch
        exchanges={transcript.exchanges}
        chosen={chosen}
        onChoose={(index) => setChoice({ id: transcript.id, index })}
      />
      <Tabs value={tab} onChange={(value) => setTab(value ?? 'response')} keepMounted={false}>
        <Tabs.List px={12}>
          {tabs.map((each) => (
            <Tabs.Tab key={each.value} value={each.value}>
              {each.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((each) => (
          <Tabs.Panel key={each.value} value={each.value} className={classes.tabBody}>
            {each.show(exchange)}
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  )
}

function ResponseBody({ exchange }: { exchange: Exchange }) {
  return exchange.response ? (
    <BodyView body={exchange.response.body} label={wording.ui.responseBody} />
  ) : (
    <NoResponse exchange={exchange} />
  )
}

function RawTab({ exchange }: { exchange: Exchange }) {
  const text = rawText(exchange)
  return (
    <>
      <div className={bodyClasses.bodyBar}>
        <span className="hs-dim">{wording.ui.rawNote}</span>
        <CopyIcon label={wording.ui.copyRaw} getText={() => text} />
      </div>
      <pre className={bodyClasses.raw}>{text}</pre>
    </>
  )
}

function VerdictTab({ transcript }: { transcript: Transcript }) {
  return (
    <div className={classes.columns}>
      <EvidenceTable evidence={transcript.verdict.evidence} />
      <OwnSidePanel transcript={transcript} />
    </div>
  )
}
