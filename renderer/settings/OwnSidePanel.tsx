import { Panel } from '../ui/Panel.tsx'
import { map, parseAddresses } from './parseSetting.ts'
import { TextSetting } from './TextSetting.tsx'
import type { SettingsProps } from './useSaveSettings.ts'

/** Whom to ask whether a failure is our own. */
export function OwnSidePanel({ settings, saver }: SettingsProps) {
  return (
    <Panel title="Is it us?">
      <TextSetting
        field="references"
        label="References"
        description="Asked at the instant a vendor does not answer, one address in each line. When all are silent too, the trouble is on our side and the vendor is not blamed. Mix names and IP addresses, so that a DNS failure shows, and have one over plain http, where a captive portal answers in its place. An address may be followed by its status and a text in its answer."
        text={settings.references.join('\n')}
        read={(text) => map(parseAddresses(text), (references) => ({ references }))}
        saver={saver}
        lines
      />
    </Panel>
  )
}
