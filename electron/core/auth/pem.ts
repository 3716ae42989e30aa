/**
 * PEM as OpenSSL reads it: a field or an environment variable may have lost its line breaks, or holds them as `\n`.
 * What is no PEM comes back as it is.
 */
export function wholePem(text: string): string {
  const broken = text.includes('\n') ? text : text.replaceAll('\\n', '\n')
  return broken.replaceAll(
    /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g,
    (_, label: string, inside: string) => {
      // The headers of an old encrypted key (RFC 1421) stay lines of their own.
      const headers = [...inside.matchAll(/^[A-Za-z-]+: .*$/gm)].map(([line]) => line.trim())
      const base64 = inside.replaceAll(/^[A-Za-z-]+: .*$/gm, '').replaceAll(/\s+/g, '')
      const lines = base64.match(/.{1,64}/g) ?? []
      const head = headers.length > 0 ? [...headers, ''] : []
      return [`-----BEGIN ${label}-----`, ...head, ...lines, `-----END ${label}-----`, ''].join('\n')
    },
  )
}
