import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
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
    <Panel title="Network">
      <div className={classes.stack}>
        <div className={classes.line}>
          <Switch
            label="Use the system's proxy"
            description={
              about?.proxy.length ? about.proxy.join(', ') : 'None of HTTP_PROXY, HTTPS_PROXY, NO_PROXY is set'
            }
            checked={settings.useSystemProxy}
            onChange={(event) => saver.save('useSystemProxy', { useSystemProxy: event.currentTarget.checked })}
          />
          <SavedMark saver={saver} field="useSystemProxy" />
        </div>
        <TextSetting
          field="caFiles"
          label="Extra certificate authorities"
          description="Paths of PEM files, one in each line"
          placeholder="/etc/ssl/corp-root.pem"
          text={settings.caFiles.join('\n')}
          read={(text) => map(parsePaths(text), (caFiles) => ({ caFiles }))}
          saver={saver}
          lines
        />
        <TextSetting
          field="publicAddressUrl"
          label="Who tells our public address"
          description="Asked when an incident opens, for the debug report. Empty: nobody is asked"
          placeholder="https://api.ipify.org/"
          text={settings.publicAddressUrl ?? ''}
          read={(text) => map(parseOptionalAddress(text), (publicAddressUrl) => ({ publicAddressUrl }))}
          saver={saver}
        />
        <TextSetting
          field="maxConcurrentProbes"
          label="Probes at once"
          description="1 to 200; others wait their turn"
          text={String(settings.maxConcurrentProbes)}
          read={(text) => map(parseWhole(text, 1, 200), (maxConcurrentProbes) => ({ maxConcurrentProbes }))}
          saver={saver}
        />
      </div>
    </Panel>
  )
}
