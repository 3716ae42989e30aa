import { useEffect, useRef } from 'react'

/** What has the keyboard now; of an item of a menu, which goes with its menu, the button that opened that. */
function openerNow(): HTMLElement | null {
  const element = document.activeElement instanceof HTMLElement ? document.activeElement : null
  const menu = element?.closest('[role="menu"]')
  const target = menu && document.getElementById(menu.getAttribute('aria-labelledby') ?? '')
  return target ?? element
}

/** Of a dialog that is only in the page while it is open: gives the keyboard back to what opened it. */
export function useFocusBack(): void {
  const opener = useRef<HTMLElement | null | undefined>(undefined)
  // Before the dialog takes the keyboard.
  if (opener.current === undefined) opener.current = openerNow()
  useEffect(() => () => opener.current?.focus(), [])
}
