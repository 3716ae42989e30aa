import { lazy, Suspense } from 'react'
import { Router } from 'wouter'
import { useGuardedHash } from '../ui/leaveGuard.ts'
import { Frame } from './Frame.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { Pages } from './Pages.tsx'
import { useAppliedTheme } from './useAppliedTheme.ts'
import { useDocumentState } from './useDocumentState.ts'
import { useNoticeSound } from './useNoticeSound.ts'
import { usePageNotifications } from './usePageNotifications.ts'

const PanelPage = lazy(() => import('../panel/PanelPage.tsx').then((it) => ({ default: it.PanelPage })))

/** The window: frame and the page in view; or the small window by the tray, which has no frame. */
export function App() {
  useAppliedTheme()
  useDocumentState()
  usePageNotifications()
  useNoticeSound()
  const [place] = useGuardedHash()
  if (place === '/panel')
    return (
      <Suspense fallback={null}>
        <PanelPage />
      </Suspense>
    )
  return (
    <Router hook={useGuardedHash}>
      <Frame>
        <Pages />
      </Frame>
      <LeaveDialog />
    </Router>
  )
}
