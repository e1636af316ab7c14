import type { ConsentReport } from '../../privacy/consent.ts'
import { type Part, rateOf } from '../../privacy/split.ts'
import { Bar } from '../flow.tsx'
import { capital } from '../formats.ts'
import { platformNamed } from '../platform-names.ts'
import type { Screen } from '../screen.ts'
import { Share } from './share.tsx'

type By = keyof ConsentReport['by']

const SHOWN = 8

/** Who agrees, cut one way: the parts with most visits. */
export const Cut = ({ screen, by, parts }: { screen: Screen; by: By; parts: readonly Part[] }) => {
  const { t, f } = screen
  const words = t.privacy.consent
  return (
    <section class="card stack" aria-labelledby={`by-${by}`}>
      <h2 id={`by-${by}`}>{words.by[by]}</h2>
      <ul class="consent-parts">
        {parts.slice(0, SHOWN).map(({ part, split }) => (
          <li>
            <p>
              <span>
                {by === 'campaign' ? (
                  <a href={`/app/campaigns/${part}`}>{screen.names.campaigns.get(part) ?? part}</a>
                ) : (
                  partName(screen, by, part)
                )}
              </span>
              <span>
                <Share screen={screen} rate={rateOf(split.granted, split.views)} />
              </span>
            </p>
            <Bar share={split.granted / split.views} />
            <p class="soft small">{words.visits(f.counted(split.views))}</p>
          </li>
        ))}
      </ul>
      {parts.length > SHOWN && <p class="soft small">{words.more(f.counted(parts.length - SHOWN))}</p>}
    </section>
  )
}

function partName({ t }: Screen, by: Exclude<By, 'campaign'>, part: string): string {
  const { unknown, device, source } = t.privacy.consent
  if (part === '') return unknown[by]
  return device[part] ?? source[part] ?? platformNamed(part) ?? capital(part)
}
