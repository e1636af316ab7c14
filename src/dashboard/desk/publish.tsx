import type { Child } from 'hono/jsx'
import { BROKEN_BELOW } from '../../match/score.ts'
import type { Verdict } from '../../pages/checks/gate.ts'
import { failed } from '../../pages/versions/publish.ts'
import type { Screen } from '../screen.ts'
import type { Language } from '../words.ts'
import { Failed } from './failed.tsx'
import { Gauge } from './gauge.tsx'
import { EDIT_FORM } from './parts.tsx'

interface Props {
  screen: Screen
  verdict: Verdict
  template: string
  lang: Language // of the ad
}

/** What the gate says, and what the page weighs. */
export const Gate = ({ screen, verdict, template, lang }: Props) => {
  const { t, f } = screen
  const { checks, weight } = verdict
  const blocking = failed(checks)
  const warnings = checks.filter(({ ok, level }) => !ok && level === 'warn')
  const passed = checks.filter(({ ok }) => ok)
  return (
    <section class="card stack" id="publish" aria-labelledby="gate">
      <h2 id="gate">{t.desk.publish.checks}</h2>
      <p class="soft">{blocking.length > 0 ? t.desk.publish.blocked(blocking.length) : t.desk.publish.ready}</p>
      <Gauge screen={screen} weight={weight} />
      <ul class="checks">
        {[...blocking, ...warnings].map(check => (
          <Failed screen={screen} check={check} template={template} lang={lang} />
        ))}
      </ul>
      {passed.length > 0 && (
        <details>
          <summary>{t.desk.publish.passes(passed.length)}</summary>
          <p class="soft">{f.list(passed.map(({ id }) => t.desk.checks[id].name))}</p>
        </details>
      )}
    </section>
  )
}

/** What is typed and fits no page: the preview waits, and so does saving. */
export const Wrong = ({ children }: { children: Child }) => (
  <p class="wrong small" id="typed-wrong" role="status">
    {children}
  </p>
)

interface BarProps extends Omit<Props, 'lang' | 'template'> {
  action: string
  reason: string // why it goes out all the same, as far as it is written
  isRefused?: boolean // what was sent is not what is judged here: it did not fit
}

/** What stands between the draft and its visitors, and the button. Always in sight; what is typed goes with it. */
export const PublishBar = ({ screen: { t, f }, verdict, action, reason, isRefused = false }: BarProps) => {
  const blocking = failed(verdict.checks)
  const onlyMatch = blocking.length === 1 && blocking[0]!.id === 'match'
  const may = blocking.length === 0 || onlyMatch
  return (
    <section class="publish-bar" id="publish-bar" aria-label={t.desk.publish.title}>
      <Wrong>{isRefused && t.desk.autosave.wrong}</Wrong>
      <p class={may ? 'stands' : 'stands blocked'}>
        <strong>{blocking.length > 0 ? t.desk.publish.blocked(blocking.length) : t.desk.publish.free}</strong>{' '}
        {blocking.length > 0 && (
          <a class="link" href="#publish">
            {f.list(blocking.map(({ id }) => t.desk.checks[id].name))}
          </a>
        )}
      </p>
      {may && verdict.match.match.score < BROKEN_BELOW && (
        <p class="field">
          <label for="reason">{t.desk.publish.reason}</label>
          <span class="soft small" id="reason-hint">
            {t.desk.publish.reasonHint(BROKEN_BELOW)}
          </span>
          <input
            id="reason"
            form={EDIT_FORM}
            name="reason"
            required
            maxlength={500}
            value={reason}
            aria-describedby="reason-hint"
          />
        </p>
      )}
      <p class="tools">
        <a class="link to-page" href="#phone">
          {t.desk.shape.title}
        </a>
        {may && (
          <button class="primary" type="submit" form={EDIT_FORM} formaction={action}>
            {t.desk.publish.title}
          </button>
        )}
      </p>
    </section>
  )
}
