import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { formatBytes } from '../ui/format.ts'
import { Panel } from '../ui/Panel.tsx'
import { DiskUse } from './DiskUse.tsx'
import { map, parseSize, parseWhole } from './parseSetting.ts'
import classes from './settings.module.css'
import { TextSetting } from './TextSetting.tsx'
import type { SettingsProps } from './useSaveSettings.ts'

/** How long and how much history is kept. */
export function StoragePanel({ settings, saver }: SettingsProps) {
  const { data: about } = useQuery(api.settings.about.queryOptions())
  const { retention } = settings
  return (
    <Panel title="History" note={about && `${formatBytes(about.storedBytes)} stored`}>
      <div className={classes.two}>
        <TextSetting
          field="samplesDays"
          label="Keep response times for"
          unit="days"
          text={String(retention.samplesDays)}
          read={(text) =>
            map(parseWhole(text, 1, 3_650), (samplesDays) => ({ retention: { ...retention, samplesDays } }))
          }
          saver={saver}
        />
        <TextSetting
          field="rollupsDays"
          label="Keep hours and days for"
          unit="days"
          text={String(retention.rollupsDays)}
          read={(text) =>
            map(parseWhole(text, 1, 3_650), (rollupsDays) => ({ retention: { ...retention, rollupsDays } }))
          }
          saver={saver}
        />
        <TextSetting
          field="historyMaxBytes"
          label="Both take at most"
          text={formatBytes(retention.historyMaxBytes)}
          read={(text) =>
            map(parseSize(text, 16_777_216, 2 ** 50, 'of at least 16 MiB'), (historyMaxBytes) => ({
              retention: { ...retention, historyMaxBytes },
            }))
          }
          saver={saver}
        />
        <TextSetting
          field="transcriptsDays"
          label="Keep transcripts for"
          unit="days"
          text={String(retention.transcriptsDays)}
          read={(text) =>
            map(parseWhole(text, 1, 3_650), (transcriptsDays) => ({ retention: { ...retention, transcriptsDays } }))
          }
          saver={saver}
        />
        <TextSetting
          field="transcriptsMaxBytes"
          label="Transcripts take at most"
          text={formatBytes(retention.transcriptsMaxBytes)}
          read={(text) =>
            map(parseSize(text, 1_048_576, 2 ** 50, 'of at least 1 MiB'), (transcriptsMaxBytes) => ({
              retention: { ...retention, transcriptsMaxBytes },
            }))
          }
          saver={saver}
        />
        <TextSetting
          field="bodyCapBytes"
          label="Keep of each body"
          text={formatBytes(settings.bodyCapBytes)}
          read={(text) =>
            map(parseSize(text, 1_024, 10_485_760, 'from 1 KiB to 10 MiB'), (bodyCapBytes) => ({ bodyCapBytes }))
          }
          saver={saver}
        />
      </div>
      <DiskUse />
    </Panel>
  )
}
