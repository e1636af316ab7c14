import { typeset } from '../../src/lib/typography.ts'
import { Deal } from '../kit/deal.tsx'
import { Check } from '../kit/icons.tsx'
import type { PageFacts } from '../kit/props.ts'
import type { Words } from '../kit/words.ts'
import type { TrialContent } from './page.tsx'

const WORDS = {
  fr: {
    title: "Ce que comprend l'essai",
    days: (count: number) => `${count} jours gratuits`,
    card: 'Une carte bancaire est demandée',
    noCard: 'Aucune carte bancaire demandée',
  },
  en: {
    title: 'What the trial includes',
    days: (count: number) => `${count} days free`,
    card: 'A payment card is asked for',
    noCard: 'No payment card asked for',
  },
}

/** What is tried, for how long, and what it costs afterwards, beside the form. */
export const Plan = ({ content, page, words }: { content: TrialContent; page: PageFacts; words: Words }) => {
  const named = WORDS[page.lang]
  const { trial, included, deal } = content
  return (
    <>
      {(trial || included || deal) && (
        <section class="plan">
          <h2>{typeset(named.title, page.lang)}</h2>
          {trial && (
            <p class="days">
              <b>{typeset(named.days(trial.days), page.lang)}</b> {trial.card ? named.card : named.noCard}
            </p>
          )}
          {included && (
            <ul class="included">
              {included.map(item => (
                <li>
                  <Check />
                  {typeset(item, page.lang)}
                </li>
              ))}
            </ul>
          )}
          {trial && <p>{typeset(trial.afterTrial, page.lang)}</p>}
          {deal && <Deal deal={deal} page={page} words={words} />}
        </section>
      )}
    </>
  )
}
