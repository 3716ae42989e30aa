import type { RequestAuth } from '../model/auth.ts'
import type { Place } from './template.ts'

/** Every text of an entry's authentication that may name a field. */
export function authTexts(auth: RequestAuth | undefined): string[] {
  const texts: string[] = []
  filledAuth(
    auth,
    () => false,
    (text) => {
      texts.push(text)
      return text
    },
  )
  return texts
}

/** An entry's authentication with its texts filled in; what `leftOut` says is left out. */
export function filledAuth(
  auth: RequestAuth | undefined,
  leftOut: (text: string) => boolean,
  fill: (text: string, place: Place) => string,
): RequestAuth | undefined {
  if (!auth) return undefined
  const { kind, ...rest } = auth
  const inside = (from: object): object =>
    Object.fromEntries(
      Object.entries(from)
        .filter(([, value]) => typeof value !== 'string' || !leftOut(value))
        .map(([name, value]) => {
          if (typeof value !== 'string') return [name, inside(value)]
          return [name, fill(value, name === 'tokenUrl' ? 'url' : 'plain')]
        }),
    )
  // Not parsed: a field that is still empty leaves a gap here, as it does in the address.
  return { kind, ...inside(rest) } as RequestAuth
}
