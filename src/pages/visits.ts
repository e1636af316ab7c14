import { STAGES, type Stage } from '../../templates/kit/slots.ts'
import { dynamicValues, scoredValues } from './dynamic.ts'
import { type Compiled, compile, fill, type Visit } from './fill.ts'
import type { Snapshot } from './snapshot.ts'

/** The name of the visit of somebody whom nobody knows. */
export const FIRST = 'a first visit'
/** And of somebody who comes back. */
export const stageVisit = (stage: Stage): string => `the stage ${stage}`

export interface JudgedVisit {
  name: string
  html: string
  wording: boolean // differs from the first visit in its dynamic text only
}

/** The first visit, then each stage that has something of its own, then each declared dynamic value. */
export function visitsOf(s: Snapshot, page: Compiled, now: number): JudgedVisit[] {
  const { dynamic: declared = [] } = s.content
  const [fallbacks = {}, ...values] = scoredValues(declared, s.page.lang)
  const filled = (change: Partial<Visit>) => fill(page, { ...plainVisit(s, fallbacks, now), ...change })
  const first = filled({})
  const stages = STAGES.map(stage => ({ name: stageVisit(stage), html: filled({ stage }), wording: false }))
  const wordings = values.map(dynamic => {
    const [name, value] = Object.entries(dynamic).find(([key, value]) => value !== fallbacks[key]) ?? []
    return { name: `${name} = ${value}`, html: filled({ dynamic }), wording: true }
  })
  return [
    { name: FIRST, html: first, wording: false },
    ...[...stages, ...wordings].filter(({ html }) => html !== first),
  ]
}

export const firstVisit = (s: Snapshot, html: string, now: number): string => {
  const { dynamic = [] } = s.content
  return fill(compile(html), plainVisit(s, scoredValues(dynamic, s.page.lang)[0] ?? {}, now))
}

/** The page as it reads where nobody visits it: no slot has a value, and nobody is asked anything. */
export function unvisited(s: Snapshot, html: string, now: number): string {
  const { dynamic = [] } = s.content
  const visit = plainVisit(s, dynamicValues(dynamic, new URLSearchParams(), s.page.lang), now)
  return fill(compile(html), { ...visit, slots: NOTHING })
}

const NOTHING = { view: '', token: '', variant: '', consent: 'refused', back: '', origin: '', utm: '' }

const UTM = 'utm_source=meta&utm_medium=paid_social&utm_campaign=spring&utm_content=ad-1'

/** A visitor whom nobody knows and who was not asked yet: the banner is there. Slots are as long as real ones. */
const plainVisit = (s: Snapshot, dynamic: Visit['dynamic'], now: number): Visit => ({
  slots: {
    view: '0199a8f2-6b1c-7d3e-9f40-5a6b7c8d9e0f',
    token: `0199a8f2-6b1c-7d3e-9f40-5a6b7c8d9e0f~${s.page.version}~${s.consentTexts.version}.q7Zp3XkV9mWc1RtYh5LdBg`,
    variant: '',
    consent: 'exempt',
    back: `${s.page.path}?${UTM}`,
    origin: 'https://landing.example.com',
    utm: UTM,
  },
  dynamic,
  lang: s.page.lang,
  stage: null,
  now,
})
