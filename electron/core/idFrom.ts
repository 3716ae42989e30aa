/** An id made of words: `Stripe` + `Read balance` gives `stripe-read-balance`. */
export function idFrom(...words: string[]): string {
  return words
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
    .replace(/-+$/, '')
}
