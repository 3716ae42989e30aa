export function IncidentPage(_: { id?: string }) {
  return null
}
