import type { Replacements, Transcript } from '../model/transcript.ts'
import { tagPattern } from '../redact/ranges.ts'

/** Secrets replaced in transcripts, taken together. */
export function totalReplacements(transcripts: readonly Pick<Transcript, 'replacements'>[]): Replacements {
  const sum: Replacements = { value: 0, place: 0, shape: 0 }
  for (const { replacements } of transcripts) {
    sum.value += replacements.value
    sum.place += replacements.place
    sum.shape += replacements.shape
  }
  return sum
}

/** "Secrets replaced: 3 by value, 1 by place, 0 by shape." */
export function sayReplacements({ value, place, shape }: Replacements): string {
  return `Secrets replaced: ${value} by value, ${place} by place, ${shape} by shape.`
}

/** The tags that stand in a text, by the secret's name, in the order of their names. */
export function tagsIn(text: string): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const [, name = ''] of text.matchAll(tagPattern())) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1))
}
