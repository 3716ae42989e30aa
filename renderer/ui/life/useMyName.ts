import { useState } from 'react'

const key = 'headstart.name'

function stored(): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    // A page without storage asks each time.
    return ''
  }
}

/** The name that was given last, so that nobody types it twice; `keep` remembers it once it was used. */
export function useMyName(): { name: string; setName: (name: string) => void; keep: () => void } {
  const [name, setName] = useState(stored)
  const keep = () => {
    try {
      localStorage.setItem(key, name.trim())
    } catch {
      // As above.
    }
  }
  return { name, setName, keep }
}
