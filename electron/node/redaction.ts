import { createHash } from 'node:crypto'
import { createRedactor, type KnownSecret, type Redactor } from '../core/redact.ts'

export type Redaction = {
  /** Of these values only. */
  redactorOf(values: readonly KnownSecret[]): Redactor
  /** Of all that is known, and of `more`. */
  redactor(more?: readonly KnownSecret[]): Redactor
  redact(text: string): string
  known(): KnownSecret[]
  /** A value of our own that must never leave, such as the token of the local server. */
  keepIn(name: string, value: string): void
}

/** SHA-256 in hex; its last four digits stand in the tags that take a secret's place. */
export const fingerprint = (value: string) => createHash('sha256').update(value).digest('hex')

/** The one gate of everything that is stored or leaves. `secrets` gives the values known so far. */
export function createRedaction(secrets: () => readonly KnownSecret[]): Redaction {
  const own: KnownSecret[] = []
  const redactorOf = (values: readonly KnownSecret[]) => createRedactor(values, fingerprint)
  const known = () => [...secrets(), ...own]
  const redactor = (more: readonly KnownSecret[] = []) => redactorOf([...known(), ...more])
  return {
    redactorOf,
    redactor,
    redact: (text) => redactor().text(text),
    known,
    keepIn: (name, value) => void own.push({ name, value }),
  }
}
