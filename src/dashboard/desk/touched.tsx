import type { Impact } from '../../drift/impact.ts'
import { Money } from '../money.tsx'
import type { Screen } from '../screen.ts'

/** Whom publishing touches: the live ads whose clicks get this page. */
export const Touched = ({ screen, impact }: { screen: Screen; impact: Impact[] }) => {
  const { t } = screen
  if (impact.length === 0) return <p class="soft small touched">{t.desk.publish.noImpact}</p>
  return (
    <div class="card touched">
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
