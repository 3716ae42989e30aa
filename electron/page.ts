/** Scheme and host that our own page is served from, and nothing else. */
export const pageScheme = 'app'
const pageHost = 'headstart'

/** The page's address. `path` is a place in it, such as `/incidents/abc`, kept behind the `#`. */
export function pageUrl(path?: string): string {
  return `${pageScheme}://${pageHost}/index.html${path ? `#${path}` : ''}`
}

/** Whether an address is inside our own page. Origins of own schemes read as `null` in Node, so the parts are compared. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${pageScheme}:` && host === pageHost && !username && !password
}
