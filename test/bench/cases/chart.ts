import { buildAll, buildIsStale } from '../../../electron/build.ts'
import { launchBrowser } from '../../e2e/browser.ts'
import { startHeadstart } from '../../e2e/headstart.ts'
import { type Case, held, ms, quantile } from '../case.ts'
import { writeHistory } from '../writeHistory.ts'

const rounds = 9

/**
 * Switches the chart of a monitor from a day to 30 days and back, in the page, and tells how long each took from the
 * click until the frame after the new curves stand there: the question to the store, its answer and the drawing.
 */
function timeSwitches(count: number): Promise<{ month: number[]; day: number[] }> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const shape = () =>
    [...document.querySelectorAll('.recharts-wrapper path')].map((path) => path.getAttribute('d')).join()
  const switchTo = async (label: string) => {
    const target = [...document.querySelectorAll('label')].find((each) => each.textContent === label)
    if (!target) throw new Error(`There is no range ${label}.`)
    const before = shape()
    const startedAtMs = performance.now()
    target.click()
    while (shape() === before) {
      if (performance.now() - startedAtMs > 5_000) throw new Error(`The chart of ${label} does not come.`)
      await frame()
    }
    await frame()
    return performance.now() - startedAtMs
  }
  return (async () => {
    const [month, day]: [number[], number[]] = [[], []]
    for (let n = 0; n < count; n++) {
      month.push(await switchTo('30 d'))
      day.push(await switchTo('24 h'))
    }
    return { month, day }
  })()
}

/** What a person waits for at a chart of 30 days of one monitor, in a real Chromium. */
export const chart: Case = {
  name: 'chart',
  limitMs: 120_000,
  async run(folder) {
    if (await buildIsStale()) await buildAll()
    const nowMs = Date.now()
    await writeHistory(folder, { monitors: 1, days: 31, intervalMs: 60_000, nowMs })
    const headstart = await startHeadstart({
      dataDir: folder,
      config: `headstart: 1
vendors: [{ id: acme, name: Acme }]
monitors: [{ id: monitor-0, vendor: acme, name: Call, interval: 1h, request: { url: "http://127.0.0.1:9/" } }]
`,
    })
    const browser = await launchBrowser()
    try {
      const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
      await page.goto(headstart.url)
      await page.goto(`${headstart.origin}/#/monitors/monitor-0`)
      await page.locator('.recharts-wrapper path').first().waitFor()
      await page.waitForTimeout(1_000)
      await page.evaluate(timeSwitches, 2)
      const { month, day } = await page.evaluate(timeSwitches, rounds)
      return [
        held('30 days of one monitor, from the click to the frame', quantile(month, 0.5), 150),
        ['the slowest of them', ms(Math.max(...month))],
        ['a day of it', ms(quantile(day, 0.5))],
      ]
    } finally {
      await browser.close()
      await headstart.stop()
    }
  },
}
