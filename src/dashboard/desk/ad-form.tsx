import { CTAS, type CtaName } from '../../campaigns/cta.ts'
import { platform } from '../../campaigns/schema.ts'
import { MAX_UPLOAD_BYTES } from '../../images/routes.ts'
import { Drop } from '../drop.tsx'
import { Area, type Draft, EMPTY, Field, Refused, Select } from '../fields.tsx'
import type { Form } from '../form.ts'
import { PLATFORM_NAMES } from '../platform-names.ts'
import type { Screen } from '../screen.ts'
import type { Language } from '../words.ts'
import type { Desk } from './load.ts'
import { deskPath } from './parts.tsx'
import { PICTURES } from './picture.tsx'

/** What the ad says in its platform. The page follows where nobody has rewritten it. */
export const AdForm = ({ screen, desk: { ad }, draft }: { screen: Screen; desk: Desk; draft: Draft | null }) => {
  const { t } = screen
  const shown = draft ?? { ...EMPTY, form: formOfAd(ad) }
  const about = (name: keyof Screen['t']['creating']['ad']) => ({
    draft: shown,
    name,
    id: `ad-${name}`,
    label: t.creating.ad[name],
  })
  return (
    <form
      class="act"
      method="post"
      action={`${deskPath(ad)}/ad`}
      enctype="multipart/form-data"
      data-progress={t.desk.edit.sending}
    >
      <Refused screen={screen} draft={shown} shown={AD_FIELDS} words={t.desk.refused} />
      <p class="soft">{t.creating.ad.follows}</p>
      <Field {...about('headline')} input={{ maxlength: 255, required: true, lang: ad.language }} />
      <Area {...about('primaryText')} rows={4} />
      <Area {...about('description')} rows={2} />
      <Select {...about('cta')} options={ctaOptions(ad.language)} />
      <Select {...about('platform')} options={PLATFORM_OPTIONS} />
      <Field {...about('externalId')} help={t.creating.ad.externalIdHelp} input={{ maxlength: 80 }} />
      <Drop
        id="ad-image"
        name="image"
        label={t.creating.ad.image}
        hint={t.desk.edit.imageHint}
        accept={PICTURES}
        most={{ bytes: MAX_UPLOAD_BYTES, wrong: t.desk.refused['too-large']! }}
        isPicture
      />
      <button type="submit">{t.creating.ad.save}</button>
    </form>
  )
}

const AD_FIELDS = ['headline', 'primaryText', 'description', 'cta', 'platform', 'externalId']

/** As PATCH …/ads/:ad takes it: an empty id takes it away. */
export const adIn = (form: Form) => ({
  headline: form.headline ?? '',
  primaryText: form.primaryText ?? '',
  description: form.description ?? '',
  cta: form.cta,
  platform: form.platform,
  externalId: form.externalId?.trim() || null,
})

const formOfAd = (ad: Desk['ad']): Form => ({
  headline: ad.headline,
  primaryText: ad.primary_text,
  description: ad.description,
  cta: ad.cta,
  platform: ad.platform,
  externalId: ad.external_id ?? '',
})

export const PLATFORM_OPTIONS = platform.options.map(name => [name, PLATFORM_NAMES[name]] as const)

/** In the words that people read on the button; the name tells two of the same words apart. */
export function ctaOptions(language: Language): [string, string][] {
  const names = Object.keys(CTAS) as CtaName[]
  const isAlone = (label: string) => names.filter(name => CTAS[name][language] === label).length === 1
  return names
    .map((name): [string, string] => {
      const label = CTAS[name][language]
      return [name, isAlone(label) ? label : `${label} (${name})`]
    })
    .sort(([, a], [, b]) => a.localeCompare(b, language))
}
