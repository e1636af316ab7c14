import { STAGES } from '../../../templates/kit/slots.ts'
import { typeset } from '../../lib/typography.ts'
import type { Lost, Part } from '../../match/score.ts'
import type { WorstMatch } from '../../pages/match.ts'
import { FIRST, stageVisit } from '../../pages/visits.ts'
import { Bar } from '../flow.tsx'
import type { Screen } from '../screen.ts'
import type { Language } from '../words.ts'

/** How much of the ad's promise the draft keeps, why not more, and what each fix would win back. */
export const Score = ({ screen, worst, lang }: { screen: Screen; worst: WorstMatch; lang: Language }) => {
  const { t, f } = screen
  const { score, band, caps, parts } = worst.match
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <section class="card stack" aria-labelledby="score">
      <div class="score-head">
        <h2 id="score">{t.desk.score.title}</h2>
        <p class="score-figure">
          <strong>{score}</strong> <span class="soft">{t.desk.score.of}</span>
        </p>
        <p>
          <span class={`band ${band}`}>{t.desk.bands[band]}</span>
        </p>
        <p class="soft small">
          {t.desk.score.hint} {t.desk.score.worst(visitName(screen, worst.visit))}
        </p>
      </div>
      {caps.length > 0 && (
        <>
          <h3>{t.desk.score.caps}</h3>
          <ul class="caps">
            {caps.map(({ id, limit, why }) => (
              <li>
                <strong>{t.desk.caps[id] ?? id}</strong> <span class="soft">({t.desk.score.cap(limit)})</span>
                <p lang={lang}>{typeset(why, lang)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {parts.length === 0 && <p>{t.desk.score.nothing}</p>}
      <ul class="parts">
        {parts.map(part => (
          <li>
            <PartLine screen={screen} part={part} share={f.percent(part.weight / whole)} />
            {part.lost.length > 0 && <Losses screen={screen} lost={part.lost} lang={lang} />}
          </li>
        ))}
      </ul>
    </section>
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
      <Fixes screen={screen} lost={lost.slice(0, SHOWN)} lang={lang} />
      {rest.length > 0 && (
        <details class="rest">
          <summary>{screen.t.desk.score.more(rest.length)}</summary>
          <Fixes screen={screen} lost={rest} lang={lang} />
        </details>
      )}
    </>
  )
}

const Fixes = ({ screen: { t, f }, lost, lang }: { screen: Screen; lost: Lost[]; lang: Language }) => (
  <ul class="losses">
    {lost.map(({ where, fix, gain }) => (
      <li>
        <span>
          <span lang={lang}>{typeset(fix, lang)}</span> <span class="soft small">({t.desk.where[where]})</span>
        </span>
        {gain > 0 ? (
          <strong class="gain">
            <span aria-hidden="true">{t.desk.score.gain(f.count(gain))}</span>
            <span class="hidden">{t.desk.score.gainLong(f.count(gain))}</span>
          </strong>
        ) : (
          <span class="soft small gain">{t.desk.score.noGain}</span>
        )}
      </li>
    ))}
  </ul>
)

/** A declared value of a dynamic text names itself: 'city = Lyon'. */
function visitName({ t }: Screen, visit: string): string {
  if (visit === FIRST) return t.desk.score.first
  const stage = STAGES.find(name => stageVisit(name) === visit)
  return stage ? t.desk.score.stage(t.desk.stages[stage]) : visit
}
