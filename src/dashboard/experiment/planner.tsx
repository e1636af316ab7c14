import { DEFAULT_LIFT, type Outlook } from '../../experiments/outlook.ts'
import { deskPath } from '../desk/parts.tsx'
import type { Screen } from '../screen.ts'
import { more } from './figures.ts'
import type { TestPage } from './load.ts'
import type { Props } from './page.tsx'
import { testPath } from './ready.tsx'

/** Publish the draft as a variant, then say what to compare and how small a difference is worth finding. */
export const Planner = ({ screen, test, refused }: Props) => {
  const { variant: words } = screen.t.experiment
  const { ad, variants } = test
  return (
    <>
      <section class="card stack" aria-labelledby="variant">
        <h2 id="variant">{words.title}</h2>
        <p class="soft measure">{words.how}</p>
        <p class="tools">
          <a class="button" href={`${deskPath(ad)}#edit`}>
            {words.edit}
          </a>
        </p>
        <form class="act" method="post" action={`${testPath(ad)}/variant`}>
          <details open={refused?.form.reason !== undefined || undefined}>
            <summary>{words.below}</summary>
            <p class="field narrow">
              <label for="reason">{words.reason}</label>
              <input id="reason" name="reason" maxlength={500} value={refused?.form.reason ?? ''} />
            </p>
          </details>
          <button type="submit" class={variants.length === 0 ? 'primary' : ''}>
            {words.publish}
          </button>
        </form>
      </section>
      <PlanForm screen={screen} test={test} refused={refused} />
    </>
  )
}

/** Several boxes of one name: a form as an object would keep the last. */
export const planBody = (sent: URLSearchParams) => ({
  mode: sent.get('mode') ?? 'split',
  lift: Number(sent.get('lift')),
  arms: [sent.get('control') ?? '', ...sent.getAll('version')].map(version => ({ version: Number(version) })),
  ...(sent.get('campaignDays') && { campaignDays: Number(sent.get('campaignDays')) }),
})

const PlanForm = ({ screen, test: { ad, variants, outlooks }, refused }: Props) => {
  const { t, f } = screen
  const { plan: words, variant } = t.experiment
  const usable = variants.filter(({ countable }) => countable)
  const chosen = refused?.form.lift !== undefined ? refused.versions : [String(usable[0]?.version)]
  const lift = Number(refused?.form.lift ?? DEFAULT_LIFT)
  const mode = refused?.form.mode ?? 'split'
  return (
    <section class="card stack" aria-labelledby="plan">
      <h2 id="plan">{words.title}</h2>
      {variants.length === 0 ? (
        <p class="soft">{variant.none}</p>
      ) : (
        <form class="act" method="post" action={`${testPath(ad)}/plan`}>
          <input type="hidden" name="control" value={String(ad.live)} />
          <fieldset class="choices">
            <legend>{words.choose}</legend>
            {variants.map(({ version, published_at, score, countable }) => (
              <label class="choice-line">
                <input
                  type="checkbox"
                  name="version"
                  value={String(version)}
                  checked={chosen.includes(String(version))}
                  disabled={!countable}
                />
                <span>
                  {words.version(version, f.moment(published_at))}
                  {score !== null && ` · ${words.score(score)}`}
                  {!countable && <span class="soft small block">{words.old}</span>}
                </span>
              </label>
            ))}
          </fieldset>
          <fieldset class="choices">
            <legend>{words.lift}</legend>
            <p class="soft small">{words.liftHint}</p>
            {outlooks.map(each => (
              <label class="choice-line">
                <input type="radio" name="lift" value={String(each.lift)} checked={each.lift === lift} />
                <span>
                  <strong>{words.lifts(more(screen, each.lift))}</strong>
                  <span class="soft small block">{sizeOf(screen, each)}</span>
                </span>
              </label>
            ))}
            <p class="soft small">{basisOf(screen, outlooks[0]!)}</p>
          </fieldset>
          <fieldset class="choices">
            <legend>{words.mode}</legend>
            {(['split', 'bandit'] as const).map(each => (
              <label class="choice-line">
                <input type="radio" name="mode" value={each} checked={each === mode} />
                <span>{words.modes[each]}</span>
              </label>
            ))}
            <p class="soft small">{words.banditHint}</p>
            <p class="field narrow">
              <label for="campaignDays">{words.campaignDays}</label>
              <input
                id="campaignDays"
                name="campaignDays"
                type="number"
                min="1"
                max="3660"
                inputmode="numeric"
                value={refused?.form.campaignDays ?? ''}
              />
            </p>
          </fieldset>
          <button class="primary" type="submit">
            {words.submit}
          </button>
        </form>
      )}
    </section>
  )
}

function sizeOf({ t, f }: Screen, { size, days }: Outlook): string {
  const { plan: words } = t.experiment
  const line = (name: string, visitors: number, forDays: number | undefined) =>
    t.experiment.named(
      name,
      words.need(f.counted(visitors)) + (forDays === undefined ? '' : ` (${words.days(f.counted(forDays))})`),
    )
  return [
    line(words.enough, size.enough, days?.enough),
    line(words.typical, size.typical, days?.typical),
    line(words.once, size.fixed, undefined),
  ].join(' · ')
}

function basisOf({ t, f }: Screen, { basis, rate, viewsPerDay }: TestPage['outlooks'][number]): string {
  const { plan: words } = t.experiment
  if (viewsPerDay === null) return `${words.noViews} ${words.benchmark(f.percent(rate))}`
  return basis === 'own'
    ? words.own(f.percent(rate), f.counted(Math.round(viewsPerDay)))
    : words.benchmark(f.percent(rate))
}
