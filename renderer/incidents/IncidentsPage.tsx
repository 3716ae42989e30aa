import { Button, SegmentedControl } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { EmptyState, ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { IncidentRow } from './IncidentRow.tsx'
import classes from './incidents.module.css'

const filters = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
]

/** Every confirmed bad stretch, newest first. */
export function IncidentsPage() {
  usePageTitle({ text: 'Incidents' })
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
        <SegmentedControl aria-label="Which incidents" data={filters} value={filter} onChange={setFilter} />
      </div>
      {list.error && !list.data && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <PageSkeleton />}
      {list.data && (
        <Panel flush>
          {items.length === 0 ? (
            <EmptyState
              icon={<IconCircleCheck size={32} stroke={1.3} />}
              title={filter === 'open' ? 'No incident is open' : 'No incidents yet'}
            >
              An incident opens when a first failure is confirmed on fresh connections. Its timeline and every
              transcript are then kept here.
            </EmptyState>
          ) : (
            <table className={classes.table}>
              <thead>
                <tr>
                  <th className={classes.mark} aria-label="State" />
                  <th>Incident</th>
                  <th className={classes.when}>Began</th>
                  <th className={classes.long}>Lasted</th>
                  <th className={classes.attempts}>Attempts failed</th>
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
                Show older
              </Button>
            </div>
          )}
        </Panel>
      )}
    </div>
  )
}
