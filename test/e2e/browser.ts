import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from '../machine.ts'

/** A real Chromium with a fresh profile. The switches keep it quiet and let it run as root; in tests only. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export type OpenPage = { page: Page; context: BrowserContext; problems: string[] }

/** Opens a page and records everything that a console, a script error or the content policy complains of. */
export async function openPage(
  browser: Browser,
  url: string,
  look: { theme?: 'light' | 'dark'; width?: number; height?: number } = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    colorScheme: look.theme ?? 'light',
    viewport: { width: look.width ?? 1280, height: look.height ?? 860 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  await page.goto(url)
  return { page, context, problems }
}
