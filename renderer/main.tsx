import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './ui/theme.css'
import './ui/forcedColors.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { wording } from '../electron/core/language/language.ts'
import { startLive } from './api/live.ts'
import { queryClient } from './api/queryClient.ts'
import { App } from './app/App.tsx'
import { CrashBoundary } from './app/CrashBoundary.tsx'
import { styleNonce } from './ui/nonce.ts'
import { theme } from './ui/theme.ts'

globalThis.__webpack_nonce__ = styleNonce
startLive(queryClient)
// For screen readers and hyphens; index.html is written before it is known.
document.documentElement.lang = wording.common.locale.page

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => styleNonce}>
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" />
        <CrashBoundary>
          <App />
        </CrashBoundary>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
