import type { Screen } from '../screen.ts'

/** 'chrome android' → 'Chrome sur Android'. */
export function deviceIn({ t }: Screen, device: string): string {
  const { on, browsers, systems } = t.team.sessions
  const [browser = '', system = ''] = device.split(' ')
  return on(browsers[browser] ?? browsers.other!, systems[system] ?? systems.other!)
}

/** A refusal of the API. */
export const refusalIn = ({ t }: Screen, code: string): string => t.team.refused[code] ?? t.desk.refused.other!
