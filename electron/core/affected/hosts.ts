import { authorityOf } from '../redact/urls.ts'

/** The host of a URL or of `host:port`, in lower case; anything else as it is, so that names of services fit too. */
export function hostOf(value: string): string {
  const text = value.trim().toLowerCase()
  const authority = text.includes('://') ? authorityOf(text) : undefined
  if (authority) return text.slice(authority.hostStart, authority.hostEnd).replace(/:\d+$/, '')
  const end = text.search(/[/?#]/)
  const host = end === -1 ? text : text.slice(0, end)
  return host.replace(/:\d+$/, '')
}

/** Tells calls to these hosts, and to hosts below them, from others. Remembers what it has seen. */
export function hostMatcher(names: readonly string[]): (value: unknown) => boolean {
  const wanted = names.map(hostOf).filter((name) => name !== '')
  const known = new Map<string, boolean>()
  return (value) => {
    if (typeof value !== 'string' || value === '') return false
    // Addresses differ in their paths: only the part that decides is remembered.
    const host = hostOf(value)
    const before = known.get(host)
    if (before !== undefined) return before
    const fits = wanted.some((name) => host === name || host.endsWith(`.${name}`))
    if (known.size < 10_000) known.set(host, fits)
    return fits
  }
}
