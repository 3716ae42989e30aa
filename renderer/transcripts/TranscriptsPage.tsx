export function TranscriptsPage(_: { id?: string }) {
  return null
}
