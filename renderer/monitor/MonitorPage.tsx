export function MonitorPage(_: { id?: string }) {
  return null
}
