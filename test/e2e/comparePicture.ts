import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** Kept pictures are this small: enough to see a layout that broke, little enough to keep. */
const size = { width: 450, height: 300 }
/** A pixel counts as different from this difference of grey on, of 255: text that says another time stays below. */
const pixelFrom = 40
/**
 * Share of different pixels that a screen may have: times, durations and identifiers change with every run, 2.8 % at
 * most over several runs; a part that is missing or another screen makes 6.8 % and more.
 */
const allowedShare = 0.045

export type Compared = { share: number; small: Buffer; difference: Buffer }

/**
 * Compares a screenshot with the kept one, both drawn small, in the browser itself: `page` is any blank page. `kept`
 * absent: against nothing. `difference` shows in red what differs.
 */
async function compare(page: Page, screenshot: Buffer, kept: Buffer | null): Promise<Compared> {
  const result = await page.evaluate(
    async ({ now, before, width, height, from }) => {
      const draw = async (url: string) => {
        const image = new Image()
        image.src = url
        await image.decode()
        const canvas = document.createElement('canvas')
        canvas.width = width
        canvas.height = height
        const context = canvas.getContext('2d', { willReadFrequently: true })
        if (!context) throw new Error('This browser draws no canvas.')
        context.imageSmoothingQuality = 'high'
        context.drawImage(image, 0, 0, width, height)
        return { canvas, context, pixels: context.getImageData(0, 0, width, height) }
      }
      const shown = await draw(now)
      const small = shown.canvas.toDataURL('image/webp', 0.85)
      if (!before) return { share: 1, small, difference: small }
      const old = await draw(before)
      let different = 0
      const grey = (data: Uint8ClampedArray, at: number) =>
        0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
      const marked = shown.context.createImageData(width, height)
      for (let at = 0; at < marked.data.length; at += 4) {
        const differs = Math.abs(grey(shown.pixels.data, at) - grey(old.pixels.data, at)) >= from
        if (differs) different++
        const light = 200 + grey(shown.pixels.data, at) / 5
        marked.data.set(differs ? [220, 0, 0, 255] : [light, light, light, 255], at)
      }
      shown.context.putImageData(marked, 0, 0)
      return { share: different / (width * height), small, difference: shown.canvas.toDataURL('image/png') }
    },
    {
      now: `data:image/png;base64,${screenshot.toString('base64')}`,
      before: kept && `data:image/webp;base64,${kept.toString('base64')}`,
      ...size,
      from: pixelFrom,
    },
  )
  const bytes = (url: string) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
  return { share: result.share, small: bytes(result.small), difference: bytes(result.difference) }
}

/**
 * What is to be said of a screen that no longer looks like the kept picture, or has none; undefined when it does.
 * `redraw` keeps the new one instead.
 */
export async function pictureProblem(
  page: Page,
  options: { name: string; screenshot: Buffer; keptPath: string; differencePath: string; redraw: boolean },
): Promise<string | undefined> {
  const { name, screenshot, keptPath, differencePath, redraw } = options
  const kept = existsSync(keptPath) ? readFileSync(keptPath) : null
  const { share, small, difference } = await compare(page, screenshot, kept)
  if (redraw) {
    // One that hardly changed stays: a redraw is not to touch every picture.
    if (!kept || share > allowedShare / 4) writeFileSync(keptPath, small)
    return undefined
  }
  if (!kept) return `${name} has no picture to compare with. Look at it, then keep it: npm run pictures`
  if (share <= allowedShare) return undefined
  writeFileSync(differencePath, difference)
  return `${name} differs in ${(100 * share).toFixed(1)} % of its pixels (see ${differencePath}). If it is meant to: npm run pictures`
}
