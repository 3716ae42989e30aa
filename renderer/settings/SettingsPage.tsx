export function SettingsPage(_: { id?: string; vendorId?: string; section?: string }) {
  return null
}
