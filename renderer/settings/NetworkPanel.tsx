import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { Panel } from '../ui/Panel.tsx'
import { map, parseOptionalAddress, parsePaths, parseWhole } from './parseSetting.ts'
import { SavedMark } from './SavedMark.tsx'
import classes from './settings.module.css'
import { TextSetting } from './TextSetting.tsx'
import type { SettingsProps } from './useSaveSettings.ts'

/** How probes reach the network. */
export function NetworkPanel({ settings, saver }: SettingsProps) {
  const { data: about } = useQuery(api.settings.about.queryOptions())
  return (
    <Panel title={wording.settings.network}>
      <div className={classes.stack}>
        <div className={classes.line}>
          <Switch
            label={wording.settings.networkProxy}
            description={about?.proxy.length ? about.proxy.join(', ') : wording.settings.networkNoProxy}
            checked={settings.useSystemProxy}
            onChange={(event) => saver.save('useSystemProxy', { useSystemProxy: event.currentTarget.checked })}
          />
          <SavedMark saver={saver} field="useSystemProxy" />
        </div>
        <TextSetting
          field="caFiles"
          label={wording.settings.networkAuthorities}
          description={wording.settings.networkAuthoritiesHint}
          placeholder="/etc/ssl/corp-root.pem"
          text={settings.caFiles.join('\n')}
          read={(text) => map(parsePaths(text), (caFiles) => ({ caFiles }))}
          saver={saver}
          lines
        />
        <TextSetting
          field="publicAddressUrl"
          label={wording.settings.networkAddress}
          description={wording.settings.networkAddressHint}
          placeholder="https://api.ipify.org/"
          text={settings.publicAddressUrl ?? ''}
          read={(text) => map(parseOptionalAddress(text), (publicAddressUrl) => ({ publicAddressUrl }))}
          saver={saver}
        />
        <TextSetting
          field="maxConcurrentProbes"
          label={wording.settings.networkAtOnce}
          description={wording.settings.networkAtOnceHint}
          text={String(settings.maxConcurrentProbes)}
          read={(text) => map(parseWhole(text, 1, 200), (maxConcurrentProbes) => ({ maxConcurrentProbes }))}
          saver={saver}
        />
      </div>
    </Panel>
  )
}
