import type { Impact } from '../../drift/impact.ts'
import { typeset } from '../../lib/typography.ts'
import { BROKEN_BELOW } from '../../match/score.ts'
import type { Check } from '../../pages/checks/check.ts'
import { failed } from '../../pages/versions/publish.ts'
import { Money } from '../money.tsx'
import type { Screen } from '../screen.ts'
import type { Language } from '../words.ts'
import type { Desk } from './load.ts'
import { Act } from './parts.tsx'

/** What the gate says, whom publishing touches, and the button. */
export const Publish = ({ screen, desk, may }: { screen: Screen; desk: Desk; may: boolean }) => {
  const { t } = screen
  const { checks, match } = desk.verdict
  const blocking = failed(checks)
  const warnings = checks.filter(({ ok, level }) => !ok && level === 'warn')
  const passed = checks.filter(({ ok }) => ok)
  const onlyMatch = blocking.length === 1 && blocking[0]!.id === 'match'
  return (
    <section class="card stack" aria-labelledby="publish">
      <h2 id="publish">{t.desk.publish.title}</h2>
      <p class="soft">{blocking.length > 0 ? t.desk.publish.blocked(blocking.length) : t.desk.publish.ready}</p>
      <ul class="checks">
        {blocking.map(check => (
          <Failed screen={screen} check={check} lang={desk.ad.language} />
        ))}
        {warnings.map(check => (
          <Failed screen={screen} check={check} lang={desk.ad.language} />
        ))}
      </ul>
      {passed.length > 0 && (
        <details>
          <summary>{t.desk.publish.passes(passed.length)}</summary>
          <p class="soft">{screen.f.list(passed.map(({ id }) => t.desk.checks[id].name))}</p>
        </details>
      )}
      <Touched screen={screen} impact={desk.impact} />
      {may && (blocking.length === 0 || onlyMatch) && (
        <Act desk={desk} action="publish">
          {match.match.score < BROKEN_BELOW && (
            <p class="field">
              <label for="reason">{t.desk.publish.reason}</label>
              <span class="soft small" id="reason-hint">
                {t.desk.publish.reasonHint(BROKEN_BELOW)}
              </span>
              <input id="reason" name="reason" required maxlength={500} aria-describedby="reason-hint" />
            </p>
          )}
          <button class="primary" type="submit">
            {t.desk.publish.button}
          </button>
        </Act>
      )}
      {may && blocking.length > 0 && !onlyMatch && <p>{t.desk.publish.fixFirst}</p>}
    </section>
  )
}

/** The match tells in the language of the ad, every other check in English, as the API does. */
const Failed = ({ screen: { t }, check, lang }: { screen: Screen; check: Check; lang: Language }) => {
  const { id, level, issues = [], message } = check
  const said = issues.length > 0 ? issues.map(issue => `${issue.message} (${issue.path})`) : [message]
  return (
    <li class={level}>
      <p>
        <span class={`mark-${level}`}>{level === 'block' ? t.desk.publish.blocks : t.desk.publish.warns}</span>{' '}
        <strong>{t.desk.checks[id].name}</strong>
      </p>
      <p>{t.desk.checks[id].how}</p>
      <details>
        <summary>{t.desk.publish.detail}</summary>
        <ul class="plain small" lang={id === 'match' ? lang : 'en'}>
          {said.map(text => (
            <li>{id === 'match' ? typeset(text, lang) : text}</li>
          ))}
        </ul>
      </details>
    </li>
  )
}

const Touched = ({ screen, impact }: { screen: Screen; impact: Impact[] }) => {
  const { t } = screen
  if (impact.length === 0) return <p class="soft touched">{t.desk.publish.noImpact}</p>
  return (
    <div class="touched">
      <p>{t.desk.publish.impact(impact.length)}</p>
      <table class="compact">
        <thead>
          <tr>
            <th scope="col">{t.desk.publish.ad}</th>
            <th scope="col">{t.desk.publish.score}</th>
            <th scope="col">{t.desk.publish.spend}</th>
          </tr>
        </thead>
        <tbody>
          {impact.map(({ campaign, ad, headline, before, after, breaks, newCaps, spend }) => (
            <tr>
              <th scope="row">
                <a href={`/app/campaigns/${campaign}/ads/${ad}`}>{headline}</a>
                {breaks && (
                  <span class="breaks">
                    {[t.desk.publish.breaks, ...newCaps.map(({ id }) => t.desk.caps[id] ?? id)].join(' · ')}
                  </span>
                )}
              </th>
              <td>{t.desk.publish.from(before.score, after.score)}</td>
              <td>
                <Money screen={screen} spend={spend} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
