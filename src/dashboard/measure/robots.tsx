import type { Range } from '../../funnel/range.ts'
import type { RuleReport, Traffic } from '../../funnel/traffic/robots.ts'
import { Bar } from '../flow.tsx'
import { Figure, State } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { Frame } from './frame.tsx'

interface Props {
  screen: Screen
  traffic: Traffic
  range: Range
  done: string | null // the rule that was switched a moment ago
}

/** What the rules against robots left out, and what speaks against each. */
export const Robots = ({ screen, traffic, range, done }: Props) => {
  const { robots } = screen.t
  const { views, human, excluded, rules } = traffic
  const { f } = screen
  return (
    <Frame screen={screen}>
      <section class="card stack" aria-labelledby="counted">
        <h2 id="counted">{robots.title}</h2>
        <p class="soft">
          {screen.t.last30Days} · {f.days(range)}
        </p>
        {views === 0 ? (
          <p class="measure">{robots.none}</p>
        ) : (
          <>
            <Bar share={human / views} />
            <dl class="figures">
              <Figure name={robots.human}>{f.count(human)}</Figure>
              <Figure name={robots.excluded}>{f.count(excluded)}</Figure>
              <Figure name={robots.share}>{f.percent(excluded / views)}</Figure>
            </dl>
          </>
        )}
        <p class="soft measure">{robots.modes}</p>
      </section>
      <ul class="criteria rules">
        {rules.map(rule => (
          <Rule screen={screen} rule={rule} isDone={rule.rule === done} />
        ))}
      </ul>
    </Frame>
  )
}

const Rule = ({ screen, rule, isDone }: { screen: Screen; rule: RuleReport; isDone: boolean }) => {
  const { t, f, viewer } = screen
  const { robots } = t
  const { name, how } = robots.rules[rule.rule] ?? { name: rule.rule, how: '' }
  const { trusted, interacted, converted } = rule.evidence
  const signs = [
    ...(trusted > 0 ? [robots.trusted(f.count(trusted))] : []),
    ...(interacted > 0 ? [robots.interacted(f.count(interacted))] : []),
    ...(converted > 0 ? [robots.converted(f.count(converted))] : []),
  ]
  return (
    <li class="card criterion" id={rule.rule}>
      <h2>{name}</h2>
      <p class="soft">{how}</p>
      {isDone && (
        <p class="done" role="status">
          {robots.switched(robots.mode[rule.mode])}
        </p>
      )}
      <p>
        <State on={rule.mode === 'on'}>{robots.mode[rule.mode]}</State> ·{' '}
        {robots.caught(rule.views, f.count(rule.views), f.count(rule.only))}
      </p>
      {rule.views > 0 && (
        <p>{signs.length > 0 ? `${robots.doubt(f.list(signs))} ${robots.ifMany[rule.mode]}` : robots.noDoubt}</p>
      )}
      {rule.marks.length > 0 && (
        <details>
          <summary>{robots.marks}</summary>
          <ul class="plain small">
            {rule.marks.map(({ mark, views }) => (
              <li>
                <code>{mark}</code> · {f.count(views)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {viewerMay(viewer, 'editor') && <Switch screen={screen} rule={rule} name={name} />}
    </li>
  )
}

const MODES = ['on', 'shadow', 'off'] as const

const Switch = ({ screen: { t }, rule, name }: { screen: Screen; rule: RuleReport; name: string }) => (
  <form class="pick" method="post" action={`/app/measure/robots/${rule.rule}`}>
    <p class="field">
      <label for={`mode-${rule.rule}`}>{t.robots.set}</label>
      <select id={`mode-${rule.rule}`} name="mode">
        {MODES.map(mode => (
          <option value={mode} selected={mode === rule.mode}>
            {t.robots.mode[mode]}
          </option>
        ))}
      </select>
    </p>
    <button type="submit" aria-label={t.robots.saveOf(name)}>
      {t.robots.save}
    </button>
  </form>
)
