import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import {
  IconActivity,
  IconAlertTriangle,
  IconBook,
  IconFileText,
  IconHistory,
  IconPlus,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { api } from '../api/client.ts'
import { formatLocal } from '../ui/format.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { useSummary } from '../ui/useSummary.ts'
import { commandActions, helpActions } from './commands.tsx'

type Group = { group: string; actions: SpotlightActionData[] }

const actions: Group = {
  group: wording.app.goTo,
  actions: [
    { id: 'go-add', label: wording.common.addMonitor, leftSection: <IconPlus size={16} />, to: links.newMonitor },
    { id: 'go-overview', label: wording.common.overview, leftSection: <IconActivity size={16} />, to: links.overview },
    {
      id: 'go-incidents',
      label: wording.common.incidents,
      leftSection: <IconAlertTriangle size={16} />,
      to: links.incidents,
    },
    {
      id: 'go-transcripts',
      label: wording.common.transcripts,
      leftSection: <IconFileText size={16} />,
      to: links.transcripts,
    },
    { id: 'go-help', label: wording.common.help, leftSection: <IconBook size={16} />, to: links.help },
    { id: 'go-settings', label: wording.common.settings, leftSection: <IconSettings size={16} />, to: links.settings },
    {
      id: 'go-alerts',
      label: wording.app.goToAlerts,
      leftSection: <IconSettings size={16} />,
      to: links.alerts,
    },
    {
      id: 'go-words',
      label: wording.app.goToWords,
      leftSection: <IconSettings size={16} />,
      to: links.words,
    },
    {
      id: 'go-import',
      label: wording.app.goToImport,
      leftSection: <IconSettings size={16} />,
      to: links.settingsSection('import'),
    },
  ].map(({ to, ...rest }) => ({ ...rest, onClick: () => navigateTo(to) })),
}

function vendorActions(summary: Summary): Group[] {
  return [
    {
      group: wording.app.monitors,
      actions: summary.vendors.flatMap((vendor) =>
        vendor.monitors.map((monitor) => ({
          id: `monitor-${monitor.id}`,
          label: `${vendor.name} ${monitor.name}`,
          description: monitor.sentence,
          keywords: [monitor.id],
          leftSection: <StateMark state={monitor.state} paused={monitor.paused !== undefined} />,
          onClick: () => navigateTo(links.monitor(monitor.id)),
        })),
      ),
    },
    {
      group: wording.app.vendors,
      actions: summary.vendors.map((vendor) => ({
        id: `vendor-${vendor.id}`,
        label: vendor.name,
        description: vendor.features.join(', ') || vendor.sentence,
        keywords: [vendor.id],
        leftSection: <StateMark state={vendor.state} />,
        onClick: () => navigateTo(links.vendor(vendor.id)),
      })),
    },
  ]
}

/** What stands in no name may stand in what was sent or received: a request id, an address, words of a body. */
function within(query: string): SpotlightActionData {
  return {
    id: 'search-transcripts',
    label: wording.app.searchTranscripts(query.trim()),
    // It is found by whatever is typed, also where the label shortens it.
    keywords: [query],
    leftSection: <IconSearch size={16} />,
    onClick: () => navigateTo(links.transcriptsWith(query.trim())),
  }
}

/** One search over vendors, monitors, incidents, actions, places and help, opened by Ctrl-K or Cmd-K. */
export function Search() {
  const [opened, setOpened] = useState(false)
  const [query, setQuery] = useState('')
  const { data: summary } = useSummary()
  const { data: incidents } = useQuery(api.incidents.list.queryOptions({ input: { limit: 50 }, enabled: opened }))
  const groups = useMemo((): Group[] => {
    const found = (incidents?.items ?? []).map((incident) => ({
      id: `incident-${incident.id}`,
      label: incident.title,
      description:
        incident.state === 'open'
          ? wording.app.openSince(formatLocal(incident.openedAtMs))
          : wording.app.openedFrom(formatLocal(incident.openedAtMs)),
      leftSection:
        incident.state === 'open' ? <StateMark state={incident.severity} /> : <IconHistory size={15} stroke={1.6} />,
      onClick: () => navigateTo(links.incident(incident.id)),
    }))
    return [
      ...(summary ? vendorActions(summary) : []),
      { group: wording.common.incidents, actions: found },
      { group: wording.app.doGroup, actions: summary ? commandActions(summary) : [] },
      actions,
      { group: wording.common.help, actions: helpActions },
    ].filter((group) => group.actions.length > 0)
  }, [summary, incidents])
  return (
    <Spotlight
      actions={
        query.trim() === '' ? groups : [...groups, { group: wording.common.transcripts, actions: [within(query)] }]
      }
      shortcut={['mod + K']}
      onQueryChange={setQuery}
      onSpotlightOpen={() => setOpened(true)}
      highlightQuery
      scrollable
      maxHeight={420}
      limit={30}
      searchProps={{
        leftSection: <IconSearch size={17} />,
        placeholder: wording.app.search,
        'aria-label': wording.app.search,
      }}
    />
  )
}
