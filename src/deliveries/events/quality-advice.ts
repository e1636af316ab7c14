import type { Hint } from '../../destinations/contract-conversions.ts'
import type { DestinationName } from '../../destinations/index.ts'
import { WORDS } from './event-advice.ts'

/** By which each platform recognises people, what counts most first; what a platform takes no event
 *  without is not in it. Meta's order is that of its page on event match quality
 *  (facebook.com/business/help/765081237991954, read 2026-11); the others': what names one person before what names a browser. */
export const RECOGNISED_BY: Record<DestinationName, readonly Hint[]> = {
  meta: ['email', 'click-id', 'phone', 'external-id', 'browser-id', 'name', 'user-agent', 'url'],
  google: ['email', 'phone', 'click-id'],
  linkedin: ['click-id', 'email', 'name', 'external-id'],
  tiktok: ['email', 'phone', 'click-id', 'browser-id', 'external-id', 'user-agent', 'url'],
  x: ['click-id', 'email', 'phone'],
  pinterest: ['click-id', 'phone', 'external-id', 'name', 'user-agent', 'url'],
  snapchat: ['email', 'phone', 'click-id', 'browser-id', 'external-id', 'name', 'user-agent', 'url'],
  reddit: ['click-id', 'email', 'browser-id', 'phone', 'external-id', 'user-agent', 'url'],
  microsoft: ['click-id', 'email', 'phone', 'user-agent', 'url'],
}

const HELP: Record<Hint, string> = {
  email: 'Ask for an e-mail on the form, and for the agreement to targeted advertising beside it.',
  phone: 'Ask for a phone on the form: many people have another e-mail at the platform than the one that they give.',
  'click-id':
    "Keep the platform's click id: put the tracking address of GET /api/campaigns/:slug/ads/:ad/tracking in the ad, and let no redirect cut its parameters off.",
  'browser-id': "Let the platform's own script run on the page after consent: its cookie is passed on.",
  'user-agent':
    'Let visitors choose on the banner: a browser that agreed tells its name, and without one an event counts as none of a website.',
  url: 'Give the brand its domain: without it no event has an address.',
  name: 'Ask for first and last name on the form.',
  'external-id': 'Nothing is to be done: it is sent whenever a person or a browser agreed.',
}

/** What nobody can mend, or has chosen. */
const AS_IT_SHOULD_BE = ['no-consent', 'not-told', 'disconnected']

/** On events that did not leave, by reason. */
export const adviceOnLeftOut = (leftOut: Readonly<Record<string, number>>): string[] =>
  Object.entries(leftOut)
    .filter(([reason]) => !AS_IT_SHOULD_BE.includes(reason))
    .map(([reason, n]) => `${n} did not leave (${reason}). ${WORDS[reason] ?? ''}`.trim())

const ENOUGH = 0.9 // beyond it there is little to gain

export interface Quality {
  by: Hint
  share: number // of the events that were sent, 0–1
}

/** Of what counts most and is missing most, at most three things to do. */
export const adviceOnQuality = (found: readonly Quality[]): string[] =>
  found
    .filter(({ share }) => share < ENOUGH)
    .slice(0, 3)
    .map(({ by, share }) => `${Math.round(share * 100)}% of the events had it (${by}). ${HELP[by]}`)
