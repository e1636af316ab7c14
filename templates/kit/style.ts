import { BASE } from './css/base.ts'
import { CONSENT } from './css/consent.ts'
import { FORM } from './css/form.ts'
import { HERO } from './css/hero.ts'
import { SECTIONS } from './css/sections.ts'
import type { Theme } from './props.ts'

/** The whole content of a page's one <style>: what a Content-Security-Policy hashes. */
export function styleOf(theme: Theme): string {
  return `:root{${Object.entries(theme)
    .map(([name, colour]) => `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}:${colour}`)
    .join(';')}}${STYLE}`
}

const STYLE = [BASE, HERO, FORM, SECTIONS, CONSENT].join('').replace(/\n\s*/g, '')
