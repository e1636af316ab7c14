import type { CommonContent } from '../../templates/kit/content.ts'
import { formOf, nameOf, questionsOf } from '../../templates/kit/fields.ts'
import { STAGES } from '../../templates/kit/slots.ts'
import type { Ad } from '../campaigns/schema.ts'
import { parseHtml } from '../lib/html.ts'
import type { Check } from './checks/check.ts'
import { contrastCheck } from './checks/contrast.ts'
import { errorsCheck, formCheck, formNoticeCheck, labelsCheck } from './checks/form.ts'
import { legalCheck, linksCheck } from './checks/legal.ts'
import { matchCheck, type WorstMatch, worstOf } from './checks/match.ts'
import { offerCheck, offerDatesCheck } from './checks/offer.ts'
import {
  headingsCheck,
  idsCheck,
  imagesCheck,
  languageCheck,
  namesCheck,
  pictureTextCheck,
} from './checks/structure.ts'
import { targetsCheck } from './checks/targets.ts'
import { firstLoadCheck, thirdPartyCheck, weightCheck } from './checks/weight.ts'
import { scoredValues } from './dynamic.ts'
import { type Compiled, compile, fill, type Visit } from './fill.ts'
import { matchOf } from './match.ts'
import { renderPage, renderThanks } from './render.ts'
import type { Snapshot } from './snapshot.ts'
import { turnstileIsOn } from './turnstile.ts'
import { type Images, weigh } from './weigh.ts'

/** Where images are kept and made, and which of the optional settings there are. */
export type GateEnv = Images & Partial<Pick<Env, 'TURNSTILE_SITE_KEY' | 'TURNSTILE_SECRET' | 'MAIL_FROM'>>

export interface Verdict {
  checks: Check[] // what blocks is all listed, never just the first
  match: WorstMatch
}

/** Everything that stands between a draft and its visitors, judged on what visitors get. `override.match`: why the page
 *  goes out although it does not keep the ad's promise. */
export async function runGate(
  env: GateEnv,
  s: Snapshot,
  ad: Ad,
  html: string,
  override: { match?: string | undefined },
  now: number,
): Promise<Verdict> {
  const visits = visitsOf(s, compile(html), now)
  const worst = worstOf(visits.map(visit => ({ visit: visit.name, match: matchOf(ad, visit.html) })))
  const shapes = visits.filter(({ wording }) => !wording) // other words do not change what follows
  const pages = shapes.map(visit => parseHtml(visit.html))
  const weighed = await Promise.all(shapes.map((visit, i) => weigh(env, { ...visit, page: pages[i]! }, s.theme)))
  const asked = questionsOf(formOf(s.content)).map(nameOf)
  const errors = asked.map(field => ({ field, message: 'x' }))
  const refused = parseHtml(firstVisit(s, renderPage(s, { errors, notice: 'x', values: {} }), now))
  const thanks = parseHtml(firstVisit(s, renderThanks(s), now))
  return {
    match: worst,
    checks: [
      matchCheck(worst, FIRST, override.match),
      weightCheck(weighed),
      firstLoadCheck(weighed),
      thirdPartyCheck([...pages, thanks]),
      contrastCheck([...pages.slice(0, 1), refused]),
      languageCheck([...pages, thanks], s.page.lang),
      headingsCheck([...pages, thanks]),
      imagesCheck([...pages, thanks]),
      namesCheck([...pages, thanks]),
      idsCheck([...pages, refused]),
      labelsCheck(pages),
      errorsCheck(refused, asked),
      targetsCheck([...pages, refused, thanks]),
      legalCheck([...pages, thanks], s.brand),
      formNoticeCheck(pages, `/legal/${s.brand.id}/privacy`),
      linksCheck([...pages, thanks]),
      offerCheck(s.content, pages, now),
      offerDatesCheck(s.content, now),
      formCheck(s.content, { turnstile: turnstileIsOn(env), mail: Boolean(env.MAIL_FROM) }),
      pictureTextCheck(pages),
    ],
  }
}

const FIRST = 'a first visit'

interface JudgedVisit {
  name: string
  html: string
  wording: boolean // differs from the first visit in its dynamic text only
}

/** The first visit, then each stage that has something of its own, then each declared dynamic value. */
function visitsOf(s: Snapshot, page: Compiled, now: number): JudgedVisit[] {
  const { dynamic: declared = [] } = s.content as Partial<CommonContent>
  const [fallbacks = {}, ...values] = scoredValues(declared, s.page.lang)
  const filled = (change: Partial<Visit>) => fill(page, { ...plainVisit(s, fallbacks, now), ...change })
  const first = filled({})
  const stages = STAGES.map(stage => ({ name: `the stage ${stage}`, html: filled({ stage }), wording: false }))
  const wordings = values.map(dynamic => {
    const [name, value] = Object.entries(dynamic).find(([key, value]) => value !== fallbacks[key]) ?? []
    return { name: `${name} = ${value}`, html: filled({ dynamic }), wording: true }
  })
  return [
    { name: FIRST, html: first, wording: false },
    ...[...stages, ...wordings].filter(({ html }) => html !== first),
  ]
}

const firstVisit = (s: Snapshot, html: string, now: number): string => {
  const { dynamic = [] } = s.content as Partial<CommonContent>
  return fill(compile(html), plainVisit(s, scoredValues(dynamic, s.page.lang)[0] ?? {}, now))
}

const UTM = 'utm_source=meta&utm_medium=paid_social&utm_campaign=spring&utm_content=ad-1'

/** A visitor whom nobody knows and who was not asked yet: the banner is there. Slots are as long as real ones. */
const plainVisit = (s: Snapshot, dynamic: Visit['dynamic'], now: number): Visit => ({
  slots: {
    view: '0199a8f2-6b1c-7d3e-9f40-5a6b7c8d9e0f',
    token: `0199a8f2-6b1c-7d3e-9f40-5a6b7c8d9e0f~${s.page.version}~${s.consentTexts.version}.q7Zp3XkV9mWc1RtYh5LdBg`,
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
