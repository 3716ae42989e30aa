export function MonitorFormPage(_: { id?: string; vendorId?: string; section?: string }) {
  return null
}
