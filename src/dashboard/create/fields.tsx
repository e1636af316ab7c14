import { LENGTHS } from '../../../templates/kit/content.ts'
import { ctaOptions, PLATFORM_OPTIONS } from '../desk/ad-form.tsx'
import { Area, type Draft, Field, Select } from '../fields.tsx'
import type { Screen } from '../screen.ts'
import { PAGE_WORDS } from './typed.ts'

interface Props {
  screen: Screen
  draft: Draft
}

/** What the ad says. Filled in by what is pasted. */
export const AdFields = ({ screen: { t }, draft }: Props) => {
  const words = t.creating
  const lang = draft.form.language === 'en' ? 'en' : 'fr'
  const about = (name: keyof typeof words.ad) => ({ draft, name, label: words.ad[name] })
  return (
    <div class="act" id="ad-fields">
      <input type="hidden" name="read" value={draft.form.read ?? ''} />
      <Field {...about('headline')} input={{ required: true, maxlength: 255, lang, autocapitalize: 'sentences' }} />
      <Area {...about('primaryText')} rows={4} />
      <Area {...about('description')} rows={2} />
      <div class="two">
        <Select {...about('cta')} value="LEARN_MORE" options={ctaOptions(lang)} />
        <Select
          draft={draft}
          name="language"
          label={words.language}
          options={(['fr', 'en'] as const).map(code => [code, words.languages[code]])}
        />
      </div>
      <div class="two">
        <Select {...about('platform')} options={PLATFORM_OPTIONS} />
        <Field {...about('externalId')} input={{ maxlength: 80 }} />
      </div>
    </div>
  )
}

/** Where the page is to say something else than the ad. */
export const PageWords = ({ screen: { t }, draft }: Props) => (
  <details open={PAGE_WORDS.some(name => draft.form[`page.${name}`]) || undefined}>
    <summary>{t.creating.words}</summary>
    <div class="act">
      <p class="soft small">{t.creating.wordsHelp}</p>
      {PAGE_WORDS.map(name => (
        <Field draft={draft} name={`page.${name}`} label={t.desk.edit[name]} input={{ maxlength: LENGTHS[name] }} />
      ))}
    </div>
  </details>
)
