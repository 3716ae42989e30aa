import type { PhaseName } from '../../../electron/core/model/exchange.ts'

/** One colour per phase, the same in every chart, readable on both themes. Red is kept for failures. */
export const phaseColors: Record<PhaseName, string> = {
  dns: '#2f9e9e',
  tcp: '#d08a45',
  proxy: '#8a92a0',
  tls: '#9775fa',
  send: '#3bb4c9',
  wait: '#5f79f6',
  download: '#4f9d70',
}
