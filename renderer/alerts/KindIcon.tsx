import { IconBrandSlack, IconBrandTeams, IconMail, IconUrgent, IconWebhook } from '@tabler/icons-react'
import type { Channel } from '../../electron/core/model/channel.ts'

const icons = {
  webhook: IconWebhook,
  slack: IconBrandSlack,
  teams: IconBrandTeams,
  pagerduty: IconUrgent,
  email: IconMail,
}

export function KindIcon({ kind }: { kind: Channel['kind'] }) {
  const Icon = icons[kind]
  return <Icon size={17} aria-hidden />
}
