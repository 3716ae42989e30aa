import { Link } from 'wouter'
import { type HelpTopic, helpPages, helpTopic, type HelpPage as Page } from '../../electron/core/explain/help.ts'
import { wording } from '../../electron/core/language/language.ts'
import { failureKinds } from '../../electron/core/model/exchange.ts'
import { links } from '../ui/links.ts'
import { EmptyState } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import classes from './help.module.css'

const topics = Object.entries(helpPages) as [HelpTopic, Page][]
const groups: [title: string, is: (topic: HelpTopic, page: Page) => boolean][] = [
  [
    wording.help.groups.noResponse,
    (topic) => topic !== 'aborted' && (failureKinds as readonly string[]).includes(topic),
  ],
  [wording.help.groups.answer, (_, { verdict }) => verdict !== 'unknown'],
  [wording.help.groups.nothingKnown, () => true],
]

/** What each way to fail means, what causes it and what to try; one topic, or the list of all. */
export function HelpPage({ topic }: { topic?: string }) {
  const known = topic === undefined ? undefined : helpTopic(topic)
  const page = known && helpPages[known]
  usePageTitle(
    page ? { text: wording.common.help, href: links.help } : { text: wording.common.help },
    ...(page ? [{ text: page.title }] : []),
  )
  if (topic === undefined) return <AllTopics />
  if (!known || !page)
    return (
      <EmptyState title={wording.help.nothingHere}>
        <Link href={links.help} className="hs-link">
          {wording.help.allTopics}
        </Link>
      </EmptyState>
    )
  return <Topic topic={known} page={page} />
}

function AllTopics() {
  const left = new Set(topics.map(([topic]) => topic))
  return (
    <div className="hs-page">
      {groups.map(([title, is]) => {
        const own = topics.filter(([topic, page]) => left.has(topic) && is(topic, page))
        for (const [topic] of own) left.delete(topic)
        return (
          <Panel key={title} title={title} flush>
            <ul className={classes.list}>
              {own.map(([topic, page]) => (
                <li key={topic}>
                  <Link href={links.helpOn(topic)} className={classes.topic}>
                    <StateMark state={markOf(page)} />
                    <strong>{page.title}</strong>
                    <span className="hs-dim">{page.meaning}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        )
      })}
    </div>
  )
}

const markOf = ({ verdict }: Page) => (verdict === 'either' ? 'degraded' : verdict)

function Topic({ topic, page }: { topic: HelpTopic; page: Page }) {
  return (
    <div className="hs-page">
      <div className={classes.head}>
        <StateMark state={markOf(page)} size={22} />
        <div>
          <h1 className={classes.title}>{page.title}</h1>
          <p className={classes.meaning}>{page.meaning}</p>
        </div>
      </div>
      <div className={classes.columns}>
        <Panel title={wording.help.steps}>
          <ol className={classes.steps}>
            {page.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Panel>
        <Panel title={wording.help.causes} note={wording.help.causesNote}>
          <dl className={classes.causes}>
            {page.causes.map(({ who, what }) => (
              <div key={what}>
                <dt>{who}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      </div>
      <Panel title={wording.help.inHeadstart}>
        <dl className={classes.causes}>
          <div>
            <dt>{wording.help.verdict}</dt>
            <dd>{wording.help.verdicts[page.verdict]}</dd>
          </div>
          <div>
            <dt>{wording.help.called}</dt>
            <dd className="hs-mono">{topic}</dd>
          </div>
          {page.codes.length > 0 && (
            <div>
              <dt>{wording.help.codes}</dt>
              <dd className="hs-mono">{page.codes.join(', ')}</dd>
            </div>
          )}
        </dl>
      </Panel>
    </div>
  )
}
