import type { ConsentReport } from '../../privacy/consent.ts'
import { rateOf, ratesOf } from '../../privacy/split.ts'
import { Figure } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { Share } from './share.tsx'

interface Part {
  screen: Screen
  report: ConsentReport
}

export const Answers = ({ screen, report }: Part) => {
  const words = screen.t.privacy.consent
  const rates = ratesOf(report.whole)
  return (
    <dl class="figures consent-answers">
      {(['granted', 'refused', 'unanswered'] as const).map(answer => (
        <div>
          <dt>
            <span class={`consent-key consent-${answer}`}>{words[answer]}</span>
          </dt>
          <dd>
            <Share screen={screen} rate={rates[answer]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export const Worth = ({ screen: { t, f }, report: { worth, forms } }: Part) => {
  const words = t.privacy.consent
  const people = forms.reduce((n, form) => n + form.people, 0)
  return (
    <section class="card stack" aria-labelledby="worth">
      <h2 id="worth">{words.worth}</h2>
      <p>{words.worthPeople(f.counted(worth.people), f.counted(people))}</p>
      <p>{words.worthVisits(f.counted(worth.visits))}</p>
      <p class="soft small">{words.worthHow}</p>
    </section>
  )
}

export const Choices = ({ screen, report: { choices } }: Part) => {
  const { t, f } = screen
  const words = t.privacy.consent
  const made = choices.granted + choices.refused + choices.gpc
  return (
    <section class="card stack" aria-labelledby="choices">
      <h2 id="choices">{words.choices}</h2>
      <dl class="figures consent-choices">
        <Figure name={words.withdrawn}>{f.count(choices.withdrawn)}</Figure>
        <Figure name={words.silent}>{f.count(choices.silent)}</Figure>
        <Figure name={words.choiceGranted}>{f.count(choices.granted)}</Figure>
        <Figure name={words.choiceRefused}>{f.count(choices.refused)}</Figure>
        <Figure name={words.gpcShare}>
          <Share screen={screen} rate={rateOf(choices.gpc, made)} />
        </Figure>
      </dl>
      <p class="soft small">
        {words.choicesHow} {words.gpcHow}
      </p>
    </section>
  )
}

const SHOWN = 12

export const Forms = ({ screen, report: { forms } }: Part) => {
  const { t, f } = screen
  const words = t.privacy.consent
  return (
    <section class="card stack consent-forms" aria-labelledby="forms">
      <h2 id="forms">{words.forms}</h2>
      <p class="soft measure">{words.formsHow}</p>
      {forms.length === 0 ? (
        <p>{words.noForms}</p>
      ) : (
        <section class="scrolls" tabindex={0} aria-label={t.leak.table(words.forms)}>
          <table class="cells">
            <thead>
              <tr>
                <th scope="col">{words.campaign}</th>
                <th scope="col">{words.leads}</th>
                <th scope="col">{words.contact}</th>
                <th scope="col">{words.ads}</th>
                <th scope="col">{words.gpc}</th>
                <th scope="col">{words.waiting}</th>
              </tr>
            </thead>
            <tbody>
              {forms.slice(0, SHOWN).map(({ campaign, leads, contact, ads, gpc, waiting }) => (
                <tr>
                  <th scope="row">
                    <a href={`/app/campaigns/${campaign}`}>{screen.names.campaigns.get(campaign) ?? campaign}</a>
                  </th>
                  <td>{f.count(leads)}</td>
                  <td>
                    <Share screen={screen} rate={rateOf(contact, leads)} />
                  </td>
                  <td>
                    <Share screen={screen} rate={rateOf(ads, leads)} />
                  </td>
                  <td>{f.count(gpc)}</td>
                  <td>{f.count(waiting)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
