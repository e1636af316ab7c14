import type { Explained } from '../../audiences/explain.ts'
import type { Screen } from '../screen.ts'
import type { DetailProps } from './detail.tsx'
import type { Names } from './names.ts'
import { leafWords, tierName } from './rule-words.ts'

/** A few who are in, by id, each with what of the rule holds for them. */
export const Sample = ({ screen, names, sample }: Pick<DetailProps, 'screen' | 'names' | 'sample'>) => {
  const { sample: words } = screen.t.audience
  return (
    <section class="card stack" aria-labelledby="sample">
      <h2 id="sample">{words.title}</h2>
      <p class="soft measure">{words.how}</p>
      <div class="halves">
        {(['people', 'browsers'] as const).map(kind => (
          <div>
            <h3>{words[kind]}</h3>
            {sample[kind].length === 0 ? (
              <p class="soft">{words.none}</p>
            ) : (
              <ul class="lines">
                {sample[kind].map(one => (
                  <One screen={screen} names={names} one={one} />
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

const One = ({ screen, names, one }: { screen: Screen; names: Names; one: Explained }) => {
  const { t, f } = screen
  const { sample: words } = t.audience
  const tier = names.tiers.find(({ rank }) => rank === one.tier)
  const reasons = one.because
    .filter(({ holds }) => holds)
    .map(({ condition }) => leafWords({ screen, names }, condition))
  return (
    <li>
      <p>
        <code>{one.id}</code>
      </p>
      <p class="soft small">
        {one.lastSeenAt === null
          ? words.noTier
          : words.facts(
              tier ? tierName(t, tier.slug) : words.noTier,
              words.visits(one.visits),
              f.moment(one.lastSeenAt),
            )}
      </p>
      {reasons.length > 0 && <p class="small">{words.because(f.list(reasons))}</p>}
    </li>
  )
}
