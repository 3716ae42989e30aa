import type { Range } from './ranges.ts'

/** Where the parts of an absolute URL's authority stand. */
export type Authority = { userinfoStart: number; hostStart: number; hostEnd: number }

export function authorityOf(url: string): Authority | undefined {
  const match = /^([A-Za-z][A-Za-z0-9+.-]{0,31}:\/\/)(?:[^/?#]*@)?/.exec(url)
  if (!match) return undefined
  const hostStart = match[0].length
  const rest = url.slice(hostStart).search(/[/?#]/)
  return { userinfoStart: (match[1] ?? '').length, hostStart, hostEnd: rest < 0 ? url.length : hostStart + rest }
}

type UrlRange = Range & { inHost: boolean }

/**
 * Cuts ranges at the borders of the authority so that what replaces them leaves a URL that can still be parsed:
 * the scheme always stays, the host is replaced by something that is a host. A secret that is a whole URL (an incoming
 * webhook) keeps its host, which everyone knows.
 */
export function cutAtAuthority(url: string, ranges: readonly Range[]): UrlRange[] {
  const authority = authorityOf(url)
  if (!authority) return ranges.map((range) => ({ ...range, inHost: false }))
  const { userinfoStart, hostStart, hostEnd } = authority
  return ranges.flatMap((range) => {
    const clip = (from: number, to: number, inHost: boolean): UrlRange[] => {
      const start = Math.max(range.start, from)
      const end = Math.min(range.end, to)
      return start < end ? [{ ...range, start, end, inHost }] : []
    }
    const keepsHost = range.urlValued && range.start === 0 && range.end > hostEnd
    return [
      // The `@` that ends the user information stays.
      ...clip(userinfoStart, Math.max(userinfoStart, hostStart - 1), false),
      ...(keepsHost ? [] : clip(hostStart, hostEnd, true)),
      ...clip(hostEnd, url.length, false).map((rest) => keepSeparator(url, rest, hostEnd)),
    ]
  })
}

/** The `/`, `?` or `#` after the host stays. */
function keepSeparator(url: string, range: UrlRange, hostEnd: number): UrlRange {
  return range.start === hostEnd && hostEnd < url.length && range.end > hostEnd + 1
    ? { ...range, start: hostEnd + 1 }
    : range
}
