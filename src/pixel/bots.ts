import { isbotMatch } from 'isbot'

export interface Suspect {
  userAgent: string
  webdriver: boolean
  purpose: string // Sec-Purpose or Purpose: a page fetched before anybody asked for it
}

/** Why we think that nobody is looking, or null. The row is stored with the reason, so that a wrong rule can be undone. */
export function botReason({ userAgent, webdriver, purpose }: Suspect): string | null {
  if (userAgent === '') return 'no user agent'
  const mark = isbotMatch(userAgent)
  if (mark) return `user agent: ${mark.replace(/[^ -~]/g, '').slice(0, 60)}`
  if (webdriver) return 'webdriver'
  if (/prefetch|preview|prerender/i.test(purpose)) return 'prefetch'
  return null
}
