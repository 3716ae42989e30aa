export function IncidentsPage(_: { id?: string; vendorId?: string; section?: string }) {
  return null
}
