import { typeset } from '../../lib/typography.ts'
import type { Screen } from '../screen.ts'
import { CRITERIA, type Criterion, SOURCES, type Source } from './criteria.ts'
import { Frame } from './frame.tsx'

/** The self-assessment, to be read, printed and kept. */
export const Cnil = ({ screen }: { screen: Screen }) => {
  const { t, language } = screen
  const { cnil } = t
  const count = (standing: Criterion['standing']) => CRITERIA.filter(each => each.standing === standing).length
  return (
    <Frame screen={screen}>
      <h2 class="paper section">{t.measure.cnil}</h2>
      <div class="stack lead">
        <p class="measure">{cnil.intro}</p>
        <p class="measure">
          <strong>{cnil.summary(count('met'), count('yours'), count('gap'))}</strong> {cnil.caution}
        </p>
        <p class="soft measure">{cnil.claim}</p>
      </div>
      <ol class="criteria">
        {CRITERIA.map(criterion => (
          <Row screen={screen} criterion={criterion} />
        ))}
      </ol>
      <section class="card stack" aria-labelledby="sources">
        <h2 id="sources">{cnil.sources}</h2>
        <ul class="plain">
          {(Object.keys(SOURCES) as Source[]).map(source => (
            <li>
              <a href={SOURCES[source].url}>{typeset(SOURCES[source][language], language)}</a>
            </li>
          ))}
        </ul>
        <p class="soft small measure">{cnil.read}</p>
      </section>
    </Frame>
  )
}

const MARK = { met: 'mark-good', yours: 'mark-warn', gap: 'mark-block' }

const Row = ({ screen: { t, language }, criterion }: { screen: Screen; criterion: Criterion }) => {
  const { standing, asks, answer, proofs, source } = criterion
  return (
    <li class="card criterion">
      <h2>{typeset(asks[language], language)}</h2>
      <p>
        <span class={MARK[standing]}>{t.cnil.standing[standing]}</span> {typeset(answer[language], language)}
      </p>
      {proofs.length > 0 && (
        <p class="soft small">
          {t.cnil.proven}{' '}
          {proofs.map(({ file, test }, i) => (
            <>
              {i > 0 && ' · '}
              <em lang="en">{test}</em> ({file})
            </>
          ))}
        </p>
      )}
      <p class="soft small">{typeset(SOURCES[source][language], language)}</p>
    </li>
  )
}
