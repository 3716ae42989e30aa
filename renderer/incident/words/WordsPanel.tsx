import { Button, Select, Tabs } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { wording } from '../../../electron/core/language/language.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import {
  type Audience,
  audienceSchema,
  audiences,
  type WordStage,
  wordStageSchema,
  wordStages,
} from '../../../electron/core/model/words.ts'
import { links } from '../../ui/links.ts'
import { ErrorPanel } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { usePageKey } from '../../ui/usePageKey.ts'
import { DraftEditor } from './DraftEditor.tsx'
import { FeaturesField } from './FeaturesField.tsx'
import { NextUpdate } from './NextUpdate.tsx'
import { SaidList } from './SaidList.tsx'
import { usePromise } from './usePromise.ts'
import { useWordKit } from './useWordKit.ts'
import classes from './words.module.css'

/** The words for customers and colleagues: a draft for each, as far as the evidence goes, and what was said so far. */
export function WordsPanel({ incident }: { incident: Incident }) {
  const [audience, setAudience] = useState<Audience>('banner')
  const [chosenStage, setChosenStage] = useState<WordStage | undefined>(undefined)
  const promise = usePromise()
  const kit = useWordKit(incident.id, chosenStage, promise.atMs)
  const panel = useRef<HTMLDivElement>(null)
  usePageKey('w', () => {
    panel.current?.scrollIntoView({ block: 'start' })
    panel.current?.querySelector('textarea')?.focus()
  })
  const { data } = kit
  return (
    <div ref={panel} className={classes.anchor}>
      <Panel
        title={wording.common.wordsTitle}
        id="words"
        actions={
          <Button
            component={Link}
            href={links.words}
            variant="subtle"
            color="gray"
            leftSection={<IconPencil size={14} />}
          >
            {wording.incident.words.editTemplates}
          </Button>
        }
      >
        {kit.isError && !data && <ErrorPanel error={kit.error} onRetry={() => void kit.refetch()} />}
        {data && (
          <div className={classes.kit}>
            <div className={classes.drafts}>
              <div className={classes.evidence} role="status">
                <Select
                  label={wording.incident.words.stage}
                  aria-description={data.evidence.why}
                  className={classes.stage}
                  value={data.stage}
                  onChange={(value) => {
                    const stage = wordStageSchema.safeParse(value).data
                    setChosenStage(stage === data.evidence.stage ? undefined : stage)
                  }}
                  data={wordStages.map((stage) => ({ value: stage, label: wording.drafts.stageNames[stage] }))}
                />
                <p>
                  {data.stage === data.evidence.stage ? (
                    data.evidence.why
                  ) : (
                    <>
                      <strong>{wording.incident.words.youChose}</strong>{' '}
                      {wording.incident.words.byEvidence(
                        wording.drafts.stageNames[data.evidence.stage],
                        data.evidence.why,
                      )}{' '}
                      <button type="button" className={classes.link} onClick={() => setChosenStage(undefined)}>
                        {wording.incident.words.followEvidence}
                      </button>
                    </>
                  )}
                  {data.evidence.caution && <span className={classes.caution}> {data.evidence.caution}</span>}
                </p>
              </div>
              <Tabs
                value={audience}
                onChange={(value) => setAudience(audienceSchema.catch('banner').parse(value))}
                keepMounted={false}
              >
                <Tabs.List aria-label={wording.templates.audience}>
                  {audiences.map((each) => (
                    <Tabs.Tab key={each} value={each}>
                      {wording.drafts.audienceNames[each]}
                    </Tabs.Tab>
                  ))}
                </Tabs.List>
                {data.drafts.map((draft) => (
                  <Tabs.Panel key={draft.audience} value={draft.audience}>
                    <DraftEditor
                      key={`${draft.audience} ${data.stage}`}
                      incident={incident}
                      draft={draft}
                      stage={data.stage}
                      promisedAtMs={data.stage === 'resolved' ? undefined : promise.atMs}
                    />
                  </Tabs.Panel>
                ))}
              </Tabs>
            </div>
            <div className={classes.beside}>
              {data.stage !== 'resolved' && <NextUpdate promise={promise} text={data.promise?.text} />}
              <FeaturesField vendorId={incident.vendorId} vendorName={incident.vendorName} />
              <SaidList incident={incident} />
            </div>
          </div>
        )}
      </Panel>
    </div>
  )
}
