import { t } from '../deskState.svelte.ts'

/** The browser and the system from the long line that browsers send. */
export function deviceName(line: string): string {
  const browser = /MicroMessenger|Edg|Firefox|Chrome|Safari|curl/.exec(line)?.[0] ?? ''
  const system = /iPhone|iPad|Android|HarmonyOS|Windows|Mac OS X|Linux/.exec(line)?.[0] ?? ''
  const name = { MicroMessenger: 'WeChat', Edg: 'Edge' }[browser] ?? browser
  return [name, system].filter(Boolean).join(' · ') || line || t('account.deviceUnknown')
}
