import { useLocalStorage } from '@mantine/hooks'

/** The name that was given last, the same in every form of the page, so that nobody types it twice. */
export function useMyName(): [name: string, setName: (name: string) => void] {
  const [name, setName] = useLocalStorage({ key: 'headstart.name', defaultValue: '', getInitialValueInEffect: false })
  return [name, setName]
}
