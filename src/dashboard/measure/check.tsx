import type { Checked } from '../../pixel/install/check-endpoint.ts'
import type { Finding } from '../../pixel/install/finding.ts'
import { Code } from '../parts.tsx'
import type { Screen } from '../screen.ts'

export interface CheckState {
  url: string // as typed
  refused: string | null
  checked: Checked | null
}

export const UNCHECKED: CheckState = { url: '', refused: null, checked: null }

export const Check = ({ screen, state }: { screen: Screen; state: CheckState }) => {
  const { check } = screen.t.install
  return (
    <section class="card stack" aria-labelledby="check">
      <h2 id="check">{check.title}</h2>
      <form class="act" method="post" action="/app/measure/check#check">
        {state.refused && (
          <p class="refusal" role="alert" id="refused">
            {check.refused[state.refused] ?? screen.t.desk.refused.other}
          </p>
        )}
        <p class="field">
          <label for="url">{check.url}</label>
          <span class="soft small" id="url-hint">
            {check.urlHint}
          </span>
          <input
            id="url"
            name="url"
            inputmode="url"
            autocapitalize="none"
            spellcheck={false}
            required
            maxlength={2000}
            value={state.url}
            aria-describedby="url-hint"
            aria-invalid={state.refused ? 'true' : undefined}
          />
        </p>
        <button class="primary" type="submit">
          {check.submit}
        </button>
      </form>
      {state.checked && <Result screen={screen} checked={state.checked} />}
    </section>
  )
}

const Result = ({ screen, checked: { url, pixel, findings } }: { screen: Screen; checked: Checked }) => {
  const { check } = screen.t.install
  const isKept = findings.some(({ severity }) => severity === 'blocks')
  return (
    <>
      <h3>{check.verdict[pixel === 'found' ? (isKept ? 'kept' : 'works') : pixel]}</h3>
      <p class="soft small plain">{check.of(url)}</p>
      <ul class="checks">
        {findings.map(finding => (
          <Line screen={screen} finding={finding} />
        ))}
      </ul>
    </>
  )
}

const MARK = { blocks: 'mark-block', warning: 'mark-warn', hint: 'soft small', good: 'mark-good' }

const Line = ({ screen, finding }: { screen: Screen; finding: Finding }) => {
  const { install, findings } = screen.t
  const { check } = install
  const { code, severity, place, values } = finding
  const { what, how } = findings[code](values)
  return (
    <li class={severity === 'blocks' ? 'block' : undefined}>
      <p>
        <span class={MARK[severity]}>{check.severity[severity]}</span> <strong>{what}</strong>
      </p>
      {how && <p>{how}</p>}
      {values.full && <Code text={values.full} />}
      {place && (
        <p class="soft small">
          {check.line(place.line)} <code>{place.tag}</code>
        </p>
      )}
    </li>
  )
}
