import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { formatLocal } from '../ui/format.ts'
import { tellProblem } from '../ui/tellProblem.ts'
import { ChangeList } from './ChangeList.tsx'
import classes from './import.module.css'
import { undoSentence } from './importWords.ts'

/** The way back from the last import: what it will do, and one click that does it. */
export function UndoImport() {
  const queryClient = useQueryClient()
  const { data } = useQuery(api.config.undoable.queryOptions())
  const undo = useMutation(
    api.config.undo.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries()
        notifications.show({ title: wording.settings.undoDone, message: wording.settings.undoDoneRest })
      },
      onError: (error) => tellProblem(wording.settings.undoFailed, error),
    }),
  )
  if (!data) return null
  return (
    <div className={classes.undo}>
      <div>
        <strong>{wording.settings.undoLast(formatLocal(data.atMs))}</strong> {undoSentence(data)}
        {data.changes.length > 0 && (
          <details>
            <summary className="hs-dim">{wording.settings.undoDetails}</summary>
            <ChangeList changes={data.changes} />
          </details>
        )}
      </div>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={14} />}
        loading={undo.isPending}
        disabled={data.changes.length === 0}
        onClick={() => undo.mutate({})}
      >
        {wording.settings.undo}
      </Button>
    </div>
  )
}
