import { Button, SegmentedControl } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { EmptyState, ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { IncidentRow } from './IncidentRow.tsx'
import classes from './incidents.module.css'

const filters = [
  { value: 'all', label: wording.incidents.filterAll },
  { value: 'open', label: wording.incidents.filterOpen },
  { value: 'closed', label: wording.incidents.filterClosed },
]

/** Every confirmed bad stretch, newest first. */
export function IncidentsPage() {
  usePageTitle({ text: wording.common.incidents })
  const [filter, setFilter] = useState('all')
  const state = filter === 'open' || filter === 'closed' ? filter : undefined
  const list = useInfiniteQuery(
    api.incidents.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 50, state, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor,
    }),
  )
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="hs-page">
      <div className={classes.head}>
        <SegmentedControl aria-label={wording.incidents.filter} data={filters} value={filter} onChange={setFilter} />
      </div>
      {list.error && !list.data && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <PageSkeleton />}
      {list.data && (
        <Panel flush>
          {items.length === 0 ? (
            <EmptyState
              icon={<IconCircleCheck size={32} stroke={1.3} />}
              title={filter === 'open' ? wording.incidents.noneOpen : wording.incidents.emptyTitle}
            >
              {wording.incidents.emptyText}
            </EmptyState>
          ) : (
            <table className={classes.table}>
              <thead>
                <tr>
                  <th className={classes.mark} aria-label={wording.incidents.state} />
                  <th>{wording.incidents.incident}</th>
                  <th className={classes.when}>{wording.incidents.began}</th>
                  <th className={classes.long}>{wording.incidents.lasted}</th>
                  <th className={classes.attempts}>{wording.incidents.attempts}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((incident) => (
                  <IncidentRow key={incident.id} incident={incident} />
                ))}
              </tbody>
            </table>
          )}
          {list.hasNextPage && (
            <div className={classes.more}>
              <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {wording.common.showOlder}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </div>
  )
}
