import { root } from './page.ts'
import { send, sendSoon } from './send.ts'

/** What the page says of consent to advertising: 1 refused, 2 granted here, 3 granted before; nothing while nobody was asked.
 *  p: our own banner or l2l.consent(), t: IAB TCF, g: Google's consent mode. A refusal by any of them wins. */
const said: { p?: number; t?: number; g?: number } = {}
if (root.dataset.consent === 'granted') said.p = 3 // so the server knows it, and may know better by now

interface TcData {
  eventStatus: string
  gdprApplies?: boolean
  purpose: { consents: Record<number, boolean> }
}

declare global {
  interface Window {
    __tcfapi?: (command: string, version: 2, heard: (data: TcData) => void) => void
    dataLayer?: Record<number, unknown>[]
  }
}

let heard: unknown

/** 't2g1'. The page's banner may come after us: looked for again each time. */
export const signals = (): string => {
  if (heard !== window.__tcfapi) {
    heard = window.__tcfapi
    // Store on the device, make a profile, choose ads by it (IAB Europe, TCF policies, appendix A).
    window.__tcfapi!('addEventListener', 2, ({ eventStatus, gdprApplies, purpose: { consents } }) => {
      if (gdprApplies === false || eventStatus < 'd') return // 'cmpuishown': being asked
      said.t = consents[1] && consents[3] && consents[4] ? 2 : 1
      sendSoon()
    })
  }
  let state: Record<string, string> = {}
  for (const { 0: command, 1: kind, 2: now } of window.dataLayer || [])
    if (command === 'consent') {
      state = { ...state, ...(now as object) }
      const granted = ['storage', 'user_data', 'personalization'].every(name => state[`ad_${name}`] === 'granted')
      if (granted || kind === 'update') said.g = granted ? 2 : 1 // a default that denies: nobody was asked yet
    }
  return Object.entries(said).flat().join('')
}

export const granted = (): boolean =>
  /^[^1]+$/.test(signals()) && !(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl

export const consent = (granted: boolean): void => {
  said.p = granted ? 2 : 1
  root.dataset.consent = granted ? 'granted' : 'refused'
  send()
}
