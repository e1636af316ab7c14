import type { AttributionChange } from '../../funnel/attribution/compare.ts'
import { Changed, shares } from '../compared.tsx'
import { Help } from '../help.tsx'
import { Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { type Cut, named, tenth } from './rows.ts'

const MODEL = 'linear' // by which the tables of the page are in order
const SHOWN = 20 // more are in the file

interface Props {
  screen: Screen
  campaign: string
  cut: Cut
  compare: AttributionChange
}

/** Who got which share of the credit, then and now. */
export const Compared = ({ screen, campaign, cut, compare }: Props) => {
  const { t, f } = screen
  const { attribution: words, compared } = t
  const rows = named(screen, cut, campaign, compare.models.find(({ model }) => model === MODEL)!)
  if (rows.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="compared">
      <h2 id="compared">
        {compared.shares}
        <Help screen={screen} term="linear" />
      </h2>
      <p class="soft measure">{compared.credit(words.models[MODEL])}</p>
      <section class="scrolls" tabindex={0} aria-label={compared.shares}>
        <table class="cut spots">
          <thead>
            <tr>
              <th scope="col">{words.to}</th>
              <th scope="col">{compared.before}</th>
              <th scope="col">{compared.now}</th>
              <th scope="col">{compared.change}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map(({ name, credit: { conversions, share } }) => (
              <tr>
                <th scope="row">{name}</th>
                {(['before', 'now'] as const).map(when => (
                  <td data-name={compared[when]}>
                    {share[when] === null ? <Unknown /> : f.percent(share[when])}
                    <span class="soft small interval">{compared.conversions(f.counted(tenth(conversions[when])))}</span>
                  </td>
                ))}
                <td class="changed" data-name={compared.change}>
                  <Changed screen={screen} change={share} kind={shares(screen, null)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
