import { Button, Input, SegmentedControl, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { acceleratorProblem } from '../../electron/core/accelerator.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { DesktopState, UpdateState } from '../../electron/core/model/desktop.ts'
import { settingsSchema } from '../../electron/core/model/settings.ts'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { formatLocal } from '../ui/format.ts'
import { Panel } from '../ui/Panel.tsx'
import { SavedMark } from './SavedMark.tsx'
import classes from './settings.module.css'
import { TextSetting } from './TextSetting.tsx'
import type { SettingsProps } from './useSaveSettings.ts'

const channels = settingsSchema.shape.updates.unwrap().options

/** What the tray application has from its desktop: the start with the session, a key from anywhere, updates. */
export function DesktopPanel(props: SettingsProps) {
  const { data } = useQuery(api.desktop.get.queryOptions())
  // The browser shell has none of it.
  if (!data?.shortcut) return null
  return <Panel title={wording.settings.desktop}>{<Fields {...props} desktop={data} />}</Panel>
}

function Fields({ settings, saver, desktop }: SettingsProps & { desktop: DesktopState }) {
  return (
    <div className={classes.stack}>
      <OpenAtLogin on={desktop.openAtLogin} />
      <TextSetting
        field="shortcut"
        label={wording.settings.shortcut}
        description={wording.settings.shortcutHint}
        placeholder={wording.settings.shortcutNone}
        text={settings.shortcut ?? ''}
        read={(text) => {
          const shortcut = text.trim() || null
          const message = shortcut && acceleratorProblem(shortcut)
          return message ? { ok: false, message } : { ok: true, value: { shortcut } }
        }}
        saver={saver}
      />
      {desktop.shortcut?.problem && (
        <p className={classes.bad} role="alert">
          {desktop.shortcut.problem}
        </p>
      )}
      <Input.Wrapper
        labelElement="div"
        labelProps={{ style: { width: '100%' } }}
        label={
          <span className={classes.label}>
            {wording.settings.updates}
            <SavedMark saver={saver} field="updates" />
          </span>
        }
      >
        <SegmentedControl
          aria-label={wording.settings.updates}
          fullWidth
          disabled={desktop.updates.state === 'none'}
          data={channels.map((value) => ({ value, label: wording.settings.updateChannels[value] }))}
          value={settings.updates}
          onChange={(value) => {
            const updates = channels.find((each) => each === value)
            if (updates) saver.save('updates', { updates })
          }}
        />
      </Input.Wrapper>
      <Update state={desktop.updates} />
    </div>
  )
}

function OpenAtLogin({ on }: { on: boolean | null }) {
  const queryClient = useQueryClient()
  const set = useMutation({
    ...api.desktop.setOpenAtLogin.mutationOptions(),
    onSuccess: (state) => queryClient.setQueryData(api.desktop.get.queryKey(), state),
  })
  return (
    <>
      <Switch
        label={wording.settings.openAtLogin}
        description={on === null ? wording.settings.openAtLoginNot : undefined}
        checked={on ?? false}
        disabled={on === null || set.isPending}
        onChange={(event) => set.mutate({ on: event.currentTarget.checked })}
      />
      {set.error && (
        <p className={classes.bad} role="alert">
          {problemOf(set.error).text} {problemOf(set.error).next}
        </p>
      )}
    </>
  )
}

/** How far an update is, in words. */
function updateWords(state: UpdateState): string {
  switch (state.state) {
    case 'none':
      return state.why
    case 'current':
      return state.checkedAtMs === undefined
        ? wording.settings.updateStates.notAsked
        : wording.settings.updateStates.current(formatLocal(state.checkedAtMs))
    case 'checking':
      return wording.settings.updateStates.checking
    case 'available':
      return wording.settings.updateStates.available(state.version)
    case 'downloading':
      return wording.settings.updateStates.downloading(state.version, state.percent)
    case 'ready':
      return wording.settings.updateStates.ready(state.version)
    case 'failed':
      return wording.settings.updateStates.failed(state.problem)
  }
}

function Update({ state }: { state: UpdateState }) {
  const queryClient = useQueryClient()
  const onSuccess = (next: DesktopState) => queryClient.setQueryData(api.desktop.get.queryKey(), next)
  const check = useMutation({ ...api.desktop.checkForUpdate.mutationOptions(), onSuccess })
  const download = useMutation({ ...api.desktop.downloadUpdate.mutationOptions(), onSuccess })
  const install = useMutation(api.desktop.installUpdate.mutationOptions())
  return (
    <div className={classes.line}>
      <span className="hs-dim" role="status">
        {updateWords(state)}
      </span>
      {(state.state === 'current' || state.state === 'failed') && (
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate({})}>
          {wording.settings.updateAsk}
        </Button>
      )}
      {state.state === 'available' && (
        <Button variant="default" loading={download.isPending} onClick={() => download.mutate({})}>
          {wording.settings.updateFetch}
        </Button>
      )}
      {state.state === 'ready' && (
        <Button loading={install.isPending} onClick={() => install.mutate({})}>
          {wording.settings.updateInstall}
        </Button>
      )}
    </div>
  )
}
