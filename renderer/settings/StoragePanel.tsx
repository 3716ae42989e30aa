import { useQuery } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
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
    <Panel
      title={wording.settings.history}
      note={about && wording.settings.historyStored(formatBytes(about.storedBytes))}
    >
      <div className={classes.two}>
        <TextSetting
          field="samplesDays"
          label={wording.settings.keepSamples}
          unit={wording.settings.days}
          text={String(retention.samplesDays)}
          read={(text) =>
            map(parseWhole(text, 1, 3_650), (samplesDays) => ({ retention: { ...retention, samplesDays } }))
          }
          saver={saver}
        />
        <TextSetting
          field="rollupsDays"
          label={wording.settings.keepRollups}
          unit={wording.settings.days}
          text={String(retention.rollupsDays)}
          read={(text) =>
            map(parseWhole(text, 1, 3_650), (rollupsDays) => ({ retention: { ...retention, rollupsDays } }))
          }
          saver={saver}
        />
        <TextSetting
          field="historyMaxBytes"
          label={wording.settings.maxHistory}
          text={formatBytes(retention.historyMaxBytes)}
          read={(text) =>
            map(parseSize(text, 16_777_216, 2 ** 50, wording.settings.sizeAtLeast('16 MiB')), (historyMaxBytes) => ({
              retention: { ...retention, historyMaxBytes },
            }))
          }
          saver={saver}
        />
        <TextSetting
          field="transcriptsDays"
          label={wording.settings.keepTranscripts}
          unit={wording.settings.days}
          text={String(retention.transcriptsDays)}
          read={(text) =>
            map(parseWhole(text, 1, 3_650), (transcriptsDays) => ({ retention: { ...retention, transcriptsDays } }))
          }
          saver={saver}
        />
        <TextSetting
          field="transcriptsMaxBytes"
          label={wording.settings.maxTranscripts}
          text={formatBytes(retention.transcriptsMaxBytes)}
          read={(text) =>
            map(parseSize(text, 1_048_576, 2 ** 50, wording.settings.sizeAtLeast('1 MiB')), (transcriptsMaxBytes) => ({
              retention: { ...retention, transcriptsMaxBytes },
            }))
          }
          saver={saver}
        />
        <TextSetting
          field="bodyCapBytes"
          label={wording.settings.keepBodies}
          text={formatBytes(settings.bodyCapBytes)}
          read={(text) =>
            map(
              parseSize(text, 1_024, 10_485_760, wording.settings.sizeBetween('1 KiB', '10 MiB')),
              (bodyCapBytes) => ({ bodyCapBytes }),
            )
          }
          saver={saver}
        />
      </div>
      <DiskUse />
    </Panel>
  )
}
