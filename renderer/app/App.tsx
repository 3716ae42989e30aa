import { Router } from 'wouter'
import { useGuardedHash } from '../ui/leaveGuard.ts'
import { Frame } from './Frame.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { Pages } from './Pages.tsx'
import { useAppliedTheme } from './useAppliedTheme.ts'
import { useDocumentState } from './useDocumentState.ts'
import { usePageNotifications } from './usePageNotifications.ts'

/** The window: frame and the page in view. */
export function App() {
  useAppliedTheme()
  useDocumentState()
  usePageNotifications()
  return (
    <Router hook={useGuardedHash}>
      <Frame>
        <Pages />
      </Frame>
      <LeaveDialog />
    </Router>
  )
}
