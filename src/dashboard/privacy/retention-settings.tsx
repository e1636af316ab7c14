import type { Screen } from '../screen.ts'
import { HERE } from './frame.tsx'
import type { RetentionPage } from './retention.tsx'

export const actionOf = (what: string): string =>
  what === 'views' ? `${HERE}/retention` : `${HERE}/retention/brands/${what}`

/** How long an owner wants things kept. */
export const Settings = ({ screen, shown: { kept, brands, wrong } }: { screen: Screen; shown: RetentionPage }) => {
  const { t } = screen
  const words = t.privacy.retention
  const { allowed, chosen } = kept.views
  return (
    <section class="card stack privacy-settings" aria-labelledby="change">
      <h2 id="change">{words.change}</h2>
      <Months
        screen={screen}
        what="views"
        label={words.viewMonths}
        help={words.viewMonthsHelp(allowed)}
        value={chosen}
        wrong={wrong?.what === 'views' ? { typed: wrong.typed, text: words.wrong.views(allowed) } : null}
      />
      {brands.map(({ id, name, legal }) => (
        <Months
          screen={screen}
          what={id}
          label={words.brandMonths(name)}
          help={words.brandMonthsHelp}
          value={legal.retentionMonths}
          wrong={wrong?.what === id ? { typed: wrong.typed, text: words.wrong.brand } : null}
        />
      ))}
    </section>
  )
}

interface MonthsProps {
  screen: Screen
  what: string
  label: string
  help: string
  value: number | null
  wrong: { typed: string; text: string } | null
}

const Months = ({ screen: { t }, what, label, help, value, wrong }: MonthsProps) => {
  const id = `months-${what}`
  return (
    <form class="privacy-months" method="post" action={actionOf(what)}>
      <p class="field">
        <label for={id}>{label}</label>
        <span class="soft small" id={`${id}-help`}>
          {help}
        </span>
        <input
          id={id}
          name="months"
          inputmode="numeric"
          maxlength={3}
          value={wrong?.typed ?? value ?? ''}
          aria-describedby={wrong ? `${id}-help ${id}-wrong` : `${id}-help`}
          aria-invalid={wrong ? 'true' : undefined}
        />
        {wrong && (
          <span class="wrong small" id={`${id}-wrong`}>
            {wrong.text}
          </span>
        )}
      </p>
      <button type="submit" aria-label={t.privacy.retention.saveOf(label)}>
        {t.privacy.retention.save}
      </button>
    </form>
  )
}
