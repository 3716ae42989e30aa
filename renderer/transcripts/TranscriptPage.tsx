export function TranscriptPage(_: { id?: string }) {
  return null
}
