import { typeset } from '../../lib/typography.ts'
import type { Lost, Part } from '../../match/score.ts'
import type { Fix } from '../../pages/checks/fixes.ts'
import type { WorstMatch } from '../../pages/match.ts'
import { Bar } from '../flow.tsx'
import { Help } from '../help.tsx'
import type { Screen } from '../screen.ts'
import type { Language } from '../words.ts'
import { Fixes, type FixForm, Gain } from './fixes.tsx'
import { visitName } from './visit-name.ts'

interface Props {
  screen: Screen
  worst: WorstMatch
  fixes: readonly Fix[]
  lang: Language
  form: FixForm | null
}

/** How much of the ad's promise the draft keeps, what would win more back, and where each point went. */
export const Score = ({ screen, worst, fixes, lang, form }: Props) => {
  const { t } = screen
  const { score, band, caps, parts } = worst.match
  return (
    <section class="card stack" id="score-card" aria-labelledby="score">
      <div class="score-head">
        <h2>
          <span id="score">{t.desk.score.title}</span> <Help screen={screen} term="matchScore" />
        </h2>
        <p class="score-figure">
          <strong>{score}</strong> <span class="soft">{t.desk.score.of}</span>
        </p>
        <p>
          <span class={`band ${band}`}>{t.desk.bands[band]}</span>
        </p>
      </div>
      {caps.length > 0 && (
        <ul class="caps">
          {caps.map(({ id, limit, why }) => (
            <li>
              <strong>{t.desk.caps[id] ?? id}</strong> <span class="soft">({t.desk.score.cap(limit)})</span>
              <p lang={lang}>{typeset(why, lang)}</p>
            </li>
          ))}
        </ul>
      )}
      <Fixes screen={screen} fixes={fixes} form={form} />
      {parts.length === 0 ? (
        <p>{t.desk.score.nothing}</p>
      ) : (
        <details>
          <summary>{t.desk.score.detail}</summary>
          <p class="soft small">
            {t.desk.score.hint} {t.desk.score.worst(visitName(screen, worst.visit))}
          </p>
          <Parts screen={screen} parts={parts} lang={lang} />
        </details>
      )}
    </section>
  )
}

const Parts = ({ screen, parts, lang }: { screen: Screen; parts: readonly Part[]; lang: Language }) => {
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <ul class="parts">
      {parts.map(part => (
        <li>
          <PartLine screen={screen} part={part} share={screen.f.percent(part.weight / whole)} />
          {part.lost.length > 0 && <Losses screen={screen} lost={part.lost} lang={lang} />}
        </li>
      ))}
    </ul>
  )
}
const PartLine = ({ screen: { t, f }, part, share }: { screen: Screen; part: Part; share: string }) => (
  <div class="part">
    <h3>{t.desk.parts[part.id]}</h3>
    <span class="soft small">{t.desk.score.weight(share)}</span>
    <Bar share={part.score} />
    <span class="part-score">{f.percent(part.score)}</span>
  </div>
)

const SHOWN = 4 // the dearest; single words of a long text are for those who ask

const Losses = ({ screen, lost, lang }: { screen: Screen; lost: Lost[]; lang: Language }) => {
  const rest = lost.slice(SHOWN)
  return (
    <>
      <Each screen={screen} lost={lost.slice(0, SHOWN)} lang={lang} />
      {rest.length > 0 && (
        <details class="rest">
          <summary>{screen.t.desk.score.more(rest.length)}</summary>
          <Each screen={screen} lost={rest} lang={lang} />
        </details>
      )}
    </>
  )
}

const Each = ({ screen, lost, lang }: { screen: Screen; lost: Lost[]; lang: Language }) => (
  <ul class="losses">
    {lost.map(({ where, fix, gain }) => (
      <li>
        <span>
          <span lang={lang}>{typeset(fix, lang)}</span> <span class="soft small">({screen.t.desk.where[where]})</span>
        </span>
        {gain > 0 ? (
          <Gain screen={screen} gain={gain} />
        ) : (
          <span class="soft small gain">{screen.t.desk.score.noGain}</span>
        )}
      </li>
    ))}
  </ul>
)
