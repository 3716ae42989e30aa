import { skipToken, useQuery } from '@tanstack/react-query'
import type { Transcript } from '../../electron/core/model/transcript.ts'
import { api } from '../api/client.ts'
import { useTranscript } from '../ui/transcript/useTranscript.ts'

/** How many good attempts are looked through for one before the attempt in view. */
const lookBack = 100

/**
 * The last good attempt before this one. An incident names its own; else it is the newest kept one that began
 * earlier. Undefined while looking and when none is kept.
 */
export function useLastGood(transcript: Transcript | undefined): Transcript | undefined {
  const incidentId = transcript?.incidentId
  const incident = useQuery(
    api.incidents.get.queryOptions({ input: incidentId === undefined ? skipToken : { id: incidentId } }),
  )
  const named = incident.data?.lastGoodTranscriptId
  const search = transcript !== undefined && (incidentId === undefined || (!incident.isPending && named === undefined))
  const list = useQuery(
    api.transcripts.list.queryOptions({
      input: search ? { monitor: transcript.monitorId, verdict: 'up', limit: lookBack } : skipToken,
    }),
  )
  const found = list.data?.items.find(
    (head) => head.monitorId === transcript?.monitorId && head.startedAtMs < (transcript?.startedAtMs ?? 0),
  )
  return useTranscript(named ?? found?.id).data
}
