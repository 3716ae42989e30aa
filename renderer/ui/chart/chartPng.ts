import { wording } from '../../../electron/core/language/language.ts'
import { checkLeaving } from '../leaving.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'
/** Pixels of the picture per pixel of the screen: sharp in a document. */
const scale = 2
const margin = { top: 46, right: 16, bottom: 14, left: 10 }

/**
 * A chart as it stands on the screen, with a title above and the legend below, as a PNG. Rejects with a sentence when
 * the browser cannot draw it, or while a known secret stands in its words.
 */
export async function chartPng(box: HTMLElement, title: string, subtitle: string): Promise<Blob> {
  const picture = pictureOf(box, title, subtitle)
  await checkLeaving(wording.leaving.picture, wordsOf(picture.svg))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture.svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.width * scale
  canvas.height = picture.height * scale
  const context = canvas.getContext('2d')
  context?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!context || !blob) throw new Error(wording.ui.pictureNotDrawn)
  return blob
}

/** What is written in a picture: as it stands together, and each piece on a line of its own. */
function wordsOf(svg: SVGElement): string {
  const pieces = [...svg.querySelectorAll('text, tspan, title, desc')].map(({ textContent }) => textContent)
  return [svg.textContent, ...pieces].join('\n')
}

/** All drawings inside of the box, where they are, as one that needs no style sheet. */
function pictureOf(box: HTMLElement, title: string, subtitle: string) {
  const styles = getComputedStyle(box)
  const resolve = (text: string) =>
    text.replace(/var\((--[\w-]+)\)/g, (_, name: string) => styles.getPropertyValue(name).trim() || 'none')
  const outer = box.getBoundingClientRect()
  const width = Math.ceil(outer.width + margin.left + margin.right)
  const height = Math.ceil(outer.height + margin.top + margin.bottom)
  const svg = element('svg', { xmlns: svgNamespace, width: String(width), height: String(height) })
  svg.setAttribute('font-family', 'Inter, system-ui, sans-serif')
  svg.append(element('rect', { width: '100%', height: '100%', fill: resolve('var(--hs-panel)') }))
  svg.append(words(title, margin.left + 6, 20, 14, resolve('var(--hs-text)'), '650'))
  svg.append(words(subtitle, margin.left + 6, 37, 11, resolve('var(--hs-dim)')))
  const hatch = document.querySelector('#hs-hatch')
  if (hatch) svg.append(withStyles(hatch, resolve))
  for (const part of box.querySelectorAll('svg')) {
    if (part.parentElement?.closest('svg')) continue
    const at = part.getBoundingClientRect()
    const copy = withStyles(part, resolve)
    copy.setAttribute('x', String(at.left - outer.left + margin.left))
    copy.setAttribute('y', String(at.top - outer.top + margin.top))
    copy.setAttribute('width', String(at.width))
    copy.setAttribute('height', String(at.height))
    svg.append(copy)
  }
  for (const item of box.querySelectorAll('[data-picture-text]')) {
    const at = item.getBoundingClientRect()
    const [x, y] = [at.left - outer.left + margin.left, at.top - outer.top + margin.top + at.height * 0.72]
    svg.append(words(item.textContent, x, y, 11, resolve('var(--hs-dim)')))
  }
  return { svg, width, height }
}

const painted = ['fill', 'stroke', 'fill-opacity', 'stroke-opacity', 'stroke-width', 'font-size', 'text-anchor']

/** A deep copy whose colours stand in it: in a picture there are neither variables nor classes. */
function withStyles(source: Element, resolve: (text: string) => string): SVGElement {
  const copy = source.cloneNode(true) as SVGElement
  const originals = [source, ...source.querySelectorAll('*')]
  for (const [index, node] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[index]
    if (!original) continue
    for (const { name, value } of [...node.attributes])
      if (value.includes('var(')) node.setAttribute(name, resolve(value))
    if (original.hasAttribute('class')) {
      const style = getComputedStyle(original)
      for (const name of painted) {
        const value = style.getPropertyValue(name)
        // Of a pattern the computed value holds the page's address.
        if (value && !node.hasAttribute(name))
          node.setAttribute(name, value.replace(/url\("?[^"#)]*#([^")]+)"?\)/, 'url(#$1)'))
      }
    }
    node.removeAttribute('class')
    node.removeAttribute('style')
  }
  return copy
}

function element(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(svgNamespace, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

function words(text: string, x: number, y: number, size: number, fill: string, weight = '400'): SVGElement {
  const made = element('text', { x: String(x), y: String(y), fill, 'font-size': String(size), 'font-weight': weight })
  made.textContent = text
  return made
}
