import type { SureLeak } from '../../notices/overview/leaks.ts'
import type { Names, Overview } from '../../notices/overview/load.ts'
import type { Action } from '../../notices/overview/reasons.ts'
import { MOST_UNJUDGED } from '../../notices/overview/schema.ts'
import { about } from '../leak/say.ts'
import { said } from '../notices/say.ts'
import { platformNamed } from '../platform-names.ts'
import type { Screen } from '../screen.ts'

type Named = Pick<Overview, 'names'>

/** An ad, else its campaign, as people call it. */
const placeOf = ({ campaigns, ads }: Names, campaign: string, ad: string): string =>
  ad === '' ? (campaigns[campaign] ?? campaign) : (ads[`${campaign}/${ad}`]?.headline ?? ad)

export const leakPlace = ({ names }: Named, { campaign, ad }: SureLeak): string => placeOf(names, campaign, ad)

/** The likeliest cause, in a few words. */
export function causeOf({ t }: Screen, { causes: [likeliest], passage }: SureLeak): string {
  const words = t.home.causes
  if (!likeliest) return words.none(t.leak.passages[passage])
  const { code, subject } = likeliest
  if (code === 'platform') return words.platform(platformNamed(subject) ?? subject)
  return words[code]
}

interface Said {
  what: string // what is wrong
  brings: string // what doing it is expected to bring
  button: string
}

/** An action in words. */
export function actionSaid(screen: Screen, overview: Named, action: Action): Said {
  const { t, f } = screen
  const words = t.home.act
  const place = placeOf(overview.names, action.campaign, action.ad)
  switch (action.code) {
    case 'leak': {
      const { effect, code } = action.facts.action
      const [low, high] = [f.count(about(effect.low)), f.count(about(effect.high))]
      return {
        what: words.leak.what(place, causeOf(screen, action.facts)),
        brings: effect.mid > 0 ? words.leak.brings(low, high, f.percent(action.facts.least)) : t.notices.leak.unpriced,
        button: t.leak.actions[code],
      }
    }
    case 'exposed':
      return { ...words.exposed, what: words.exposed.what[action.facts.why](place) }
    case 'fatal': {
      const { error, remedy } = action.facts
      return {
        what: words.fatal[error](place),
        brings: t.diagnosis.remedyHow[remedy.code],
        button: t.diagnosis.remedies[remedy.code],
      }
    }
    case 'notice': {
      const { title, what, action: button } = said(screen, action.facts)
      return { what: place === '' ? title : t.notices.at(place, title), brings: what, button }
    }
    case 'no-view':
      return { ...words['no-view'], what: words['no-view'].what(place) }
    case 'list-late':
      return { ...words['list-late'], what: words['list-late'].what(f.moment(action.facts.dueAt)) }
    case 'spend-late': {
      const { until } = action.facts
      const { what, never, ...rest } = words['spend-late']
      return { ...rest, what: until ? what(place, f.day(until)) : never(place) }
    }
    case 'unnamed':
      return { ...words.unnamed, what: words.unnamed.what(action.facts.brand) }
    case 'no-ads':
      return { ...words['no-ads'], what: words['no-ads'].what(place) }
    case 'unpublished':
    case 'unpictured': {
      const { what, more, ...rest } = words[action.code]
      const { ads } = action.facts
      return { ...rest, what: ads > 1 ? `${what(place)} ${more(f.counted(ads))}` : what(place) }
    }
    case 'unjudged': {
      const { what, most, ...rest } = words.unjudged
      const { leads } = action.facts
      return { ...rest, what: (leads < MOST_UNJUDGED ? what : most)(f.counted(leads)) }
    }
  }
}
