import type { PageContent } from './content.ts'

/** Words that many pages have in their names: they tell nobody apart. */
const common = new Set([
  'status',
  'statuspage',
  'page',
  'the',
  'inc',
  'com',
  'www',
  'api',
  'incident',
  'history',
  'system',
  'service',
])

/**
 * The name of the vendor that the page belongs to when that is not ours, else undefined. Pages move between domains, so
 * only a page with neither the asked host nor a word of the vendor's name is somebody else's.
 */
export function isOtherVendors({ name, url }: PageContent, asked: string, vendorName: string): string | undefined {
  if (!name) return undefined
  if (!url || domainOf(url) === domainOf(asked)) return undefined
  const ours = wordsOf(`${vendorName} ${hostWords(asked)}`)
  const theirs = wordsOf(`${name} ${hostWords(url)}`)
  const related = theirs.some((word) => ours.some((one) => one.includes(word) || word.includes(one)))
  return related ? undefined : name
}

/** A host without its last label, which half the world shares. */
function hostWords(url: string): string {
  return (URL.parse(url)?.hostname ?? '').replace(/\.[^.]*$/, '')
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word.length >= 4 && !common.has(word) && !/^\d+$/.test(word))
}

/** The last two labels of a host, an address as it is: near enough to tell whether a page moved to somebody else. */
export function domainOf(url: string): string {
  const { hostname = '', host = '' } = URL.parse(url) ?? {}
  if (/^[\d.]+$|^\[|^localhost$/.test(hostname)) return host
  const labels = hostname.split('.')
  const country = /^(?:co|com|org|net|gov|ac)\.[a-z]{2}$/.test(labels.slice(-2).join('.'))
  return labels.slice(country ? -3 : -2).join('.')
}
