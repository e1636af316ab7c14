import { NAMED_LIKE_ONE } from '../facts/click-ids.ts'

/** The page, and where the visit came from: that holds for each of its views. */

export const script = document.querySelector<HTMLScriptElement>('script[data-campaign]')!
export const root = document.documentElement
export const { search } = location

export const idsIn = (text: string): string[] => text.match(NAMED_LIKE_ONE) || []

/** The view on another host that led here, after consent. */
export const led = /\bl2l=(.{36})/.exec(search)?.[1]
