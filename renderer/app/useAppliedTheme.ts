import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../api/client.ts'

/** Shows the theme that settings ask for; Mantine remembers it so that the next start does not flash. */
export function useAppliedTheme(): void {
  const { data } = useQuery(api.settings.get.queryOptions())
  const { setColorScheme } = useMantineColorScheme()
  const wanted = data?.theme
  useEffect(() => {
    if (wanted) setColorScheme(wanted === 'system' ? 'auto' : wanted)
  }, [wanted, setColorScheme])
}
