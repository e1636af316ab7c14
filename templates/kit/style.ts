import { BASE } from './css/base.ts'
import { CONSENT } from './css/consent.ts'
import { fontRules } from './css/fonts.ts'
import { FORM } from './css/form.ts'
import { HERO } from './css/hero.ts'
import { SECTIONS } from './css/sections.ts'
import type { Theme } from './props.ts'

/** The whole content of a page's one <style>: what a Content-Security-Policy hashes. `own`: what makes one template look
 *  like itself, after the kit's rules. */
export function styleOf({ font, ...colours }: Theme, own = ''): string {
  return `:root{${Object.entries(colours)
    .map(([name, colour]) => `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}:${colour}`)
    .join(';')}}${STYLE}${packed(own)}${fontRules(font)}`
}

const packed = (css: string): string => css.replace(/\n\s*/g, '')

const STYLE = packed([BASE, HERO, FORM, SECTIONS, CONSENT].join(''))
