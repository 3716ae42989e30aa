import { lazy, Suspense } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { OverviewPage } from '../overview/OverviewPage.tsx'
import { links } from '../ui/links.ts'
import { EmptyState } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { CrashBoundary } from './CrashBoundary.tsx'

const IncidentsPage = lazy(() => import('../incidents/IncidentsPage.tsx').then((it) => ({ default: it.IncidentsPage })))
const IncidentPage = lazy(() => import('../incident/IncidentPage.tsx').then((it) => ({ default: it.IncidentPage })))
const MonitorPage = lazy(() => import('../monitor/MonitorPage.tsx').then((it) => ({ default: it.MonitorPage })))
const VendorPage = lazy(() => import('../vendor/VendorPage.tsx').then((it) => ({ default: it.VendorPage })))
const SlaPage = lazy(() => import('../sla/SlaPage.tsx').then((it) => ({ default: it.SlaPage })))
const TranscriptsPage = lazy(() =>
  import('../transcripts/TranscriptsPage.tsx').then((it) => ({ default: it.TranscriptsPage })),
)
const TranscriptPage = lazy(() =>
  import('../transcripts/TranscriptPage.tsx').then((it) => ({ default: it.TranscriptPage })),
)
const MonitorFormPage = lazy(() =>
  import('../monitorForm/MonitorFormPage.tsx').then((it) => ({ default: it.MonitorFormPage })),
)
const AlertsPage = lazy(() => import('../alerts/AlertsPage.tsx').then((it) => ({ default: it.AlertsPage })))
const WordsPage = lazy(() => import('../words/WordsPage.tsx').then((it) => ({ default: it.WordsPage })))
const HelpPage = lazy(() => import('../help/HelpPage.tsx').then((it) => ({ default: it.HelpPage })))
const SettingsPage = lazy(() => import('../settings/SettingsPage.tsx').then((it) => ({ default: it.SettingsPage })))

/** Which page an address shows. The overview loads with the frame; everything else when it is first opened. */
export function Pages() {
  const [place] = useLocation()
  return (
    <CrashBoundary resetKey={place}>
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          <Route path="/">
            <OverviewPage />
          </Route>
          <Route path="/vendors/:id">{({ id }) => <VendorPage key={id} id={id} />}</Route>
          <Route path="/vendors/:id/sla">{({ id }) => <SlaPage key={id} id={id} />}</Route>
          <Route path="/incidents">
            <IncidentsPage />
          </Route>
          <Route path="/incidents/:id">{({ id }) => <IncidentPage key={id} id={id} />}</Route>
          <Route path="/transcripts">
            <TranscriptsPage />
          </Route>
          <Route path="/transcripts/:id">{({ id }) => <TranscriptPage key={id} id={id} />}</Route>
          <Route path="/monitors/:id">{({ id }) => <MonitorPage key={id} id={id} />}</Route>
          <Route path="/monitors/:id/edit">{({ id }) => <MonitorFormPage key={id} id={id} />}</Route>
          <Route path="/new-monitor/:vendorId?">
            {({ vendorId }) => <MonitorFormPage key={`new ${vendorId ?? ''}`} vendorId={vendorId} />}
          </Route>
          <Route path="/words">
            <WordsPage />
          </Route>
          <Route path="/help/:topic?">{({ topic }) => <HelpPage topic={topic} />}</Route>
          <Route path="/settings/alerts">
            <AlertsPage />
          </Route>
          <Route path="/settings/:section?">{({ section }) => <SettingsPage section={section} />}</Route>
          <Route>
            <NothingHere />
          </Route>
        </Switch>
      </Suspense>
    </CrashBoundary>
  )
}

function NothingHere() {
  usePageTitle({ text: wording.app.notFound })
  return (
    <EmptyState title={wording.app.nothingHere}>
      <Link href={links.overview} className="hs-link">
        {wording.app.goToOverview}
      </Link>
    </EmptyState>
  )
}
