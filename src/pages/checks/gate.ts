import { formOf, nameOf, questionsOf } from '../../../templates/kit/fields.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { mailIsOn } from '../../deliveries/mail.ts'
import type { Files } from '../../images/renditions.ts'
import { parseHtml } from '../../lib/html.ts'
import { compile } from '../fill.ts'
import { turnstileIsOn } from '../form/turnstile.ts'
import { type WorstMatch, worstMatch } from '../match.ts'
import { renderPage, renderThanks } from '../render.ts'
import type { Snapshot } from '../snapshot.ts'
import { firstVisit, visitsOf } from '../visits.ts'
import type { Check } from './check.ts'
import { contrastCheck } from './contrast.ts'
import { errorsCheck, formCheck, formNoticeCheck, labelsCheck } from './form.ts'
import { legalCheck, linksCheck } from './legal.ts'
import { matchCheck } from './match.ts'
import { comparedPriceCheck, offerCheck, offerDatesCheck } from './offer.ts'
import { headingsCheck, idsCheck, imagesCheck, languageCheck, namesCheck, pictureTextCheck } from './structure.ts'
import { targetsCheck } from './targets.ts'
import { weigh } from './weigh.ts'
import { firstLoadCheck, type Gauge, gaugeOf, thirdPartyCheck, weightCheck } from './weight.ts'
import { placeholdersCheck, voiceCheck } from './wording.ts'

/** Where images are kept and made, and which of the optional settings there are. */
type GateEnv = Files & Partial<Record<'TURNSTILE_SITE_KEY' | 'TURNSTILE_SECRET' | 'MAIL_FROM', string>>

export interface Verdict {
  checks: Check[] // what blocks is all listed, never just the first
  match: WorstMatch
  weight: Gauge
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
  const worst = worstMatch(ad, visits)
  const shapes = visits.filter(({ wording }) => !wording) // other words do not change what follows
  const pages = shapes.map(visit => parseHtml(visit.html))
  const weighed = await Promise.all(shapes.map((visit, i) => weigh(env, { ...visit, page: pages[i]! }, s.theme)))
  const asked = questionsOf(formOf(s.content)).map(nameOf)
  const errors = asked.map(field => ({ field, message: 'x' }))
  const refused = parseHtml(firstVisit(s, renderPage(s, { errors, notice: 'x', values: {} }), now))
  const thanks = parseHtml(firstVisit(s, renderThanks(s), now))
  return {
    match: worst,
    weight: gaugeOf(weighed),
    checks: [
      matchCheck(worst, override.match),
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
      placeholdersCheck(s.content),
      offerCheck(s.content, pages, now),
      offerDatesCheck(s.content, now),
      comparedPriceCheck(s.content, pages[0]!, s.page.lang),
      formCheck(s.content, { turnstile: turnstileIsOn(env), mail: mailIsOn(env.MAIL_FROM ?? '') }),
      pictureTextCheck(pages),
      voiceCheck(s.content, s.brand.tone, s.page.lang),
    ],
  }
}
