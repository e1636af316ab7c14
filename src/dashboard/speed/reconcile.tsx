import type { CutSum, Difference, Line } from '../../funnel/reconcile/reconcile.ts'
import { Bar } from '../flow.tsx'
import type { Screen } from '../screen.ts'
import { Frame, type Framed } from './frame.tsx'

interface Props extends Framed {
  lines: readonly Line[]
  cuts: readonly CutSum[]
}

/** Whether all roads count the same, and if not, why. */
export const ReconcilePage = ({ lines, cuts, ...asked }: Props) => {
  const { screen, campaign } = asked
  const { t } = screen
  const words = t.speed.reconciled
  return (
    <Frame {...asked}>
      <h2 class="section">{words.title}</h2>
      <p class="soft measure lead">{words.how}</p>
      {lines.map(line => (
        <Compared screen={screen} line={line} />
      ))}
      <section class="card stack" aria-labelledby="cuts">
        <h2 id="cuts">{words.cuts}</h2>
        <p class="soft small">{words.cutsHow}</p>
        <Cuts screen={screen} cuts={cuts} />
        <p class="soft small">{words.speedHow}</p>
      </section>
      <p class="more">
        <a href={`/app/campaigns/${campaign.slug}/speed`}>{words.back}</a>
      </p>
    </Frame>
  )
}

const Compared = ({
  screen,
  line: { line, first, second, differences, unexplained },
}: {
  screen: Screen
  line: Line
}) => {
  const { t, f } = screen
  const words = t.speed.reconciled
  const apart = Math.abs(first.count - second.count)
  const sides = [
    { name: words.whats[first.what], count: first.count },
    { name: words.whats[line], count: second.count },
  ]
  const most = Math.max(1, first.count, second.count)
  return (
    <section class="card stack" aria-labelledby={`line-${line}`}>
      <h2 id={`line-${line}`}>{words.lines[line]}</h2>
      <dl class="sides">
        {sides.map(({ name, count }) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <Bar share={count / most} />
              <strong>{f.count(count)}</strong>
            </dd>
          </div>
        ))}
      </dl>
      {unexplained !== 0 ? (
        <p class="refusal">
          <strong>{words.unexplained(f.counted(Math.abs(unexplained)))}</strong> {words.unexplainedHow[line]}
        </p>
      ) : (
        <p>{apart === 0 ? words.agree : words.explained(f.counted(apart))}</p>
      )}
      {differences.length > 0 && <Differences screen={screen} differences={differences} />}
    </section>
  )
}

const Differences = ({ screen: { t, f }, differences }: { screen: Screen; differences: readonly Difference[] }) => {
  const words = t.speed.reconciled
  return (
    <ul class="differences">
      {differences.map(({ reason, effect, count, ids }) => (
        <li>
          <p>
            <strong>{f.count(count)}</strong> <span class="soft">{words.effects[effect]}</span> ·{' '}
            {words.reasons[reason]}
          </p>
          {ids.length > 0 && (
            <details>
              <summary>{words.ids(f.counted(20))}</summary>
              <p class="small">
                <code>{ids.join(' ')}</code>
              </p>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

const Cuts = ({ screen: { t, f }, cuts }: { screen: Screen; cuts: readonly CutSum[] }) => {
  const words = t.speed.reconciled
  return (
    <table class="sums">
      <thead>
        <tr>
          <th scope="col">{words.cut}</th>
          <th scope="col">{words.parts}</th>
          <th scope="col">{words.total}</th>
          <th scope="col">{words.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {cuts.map(({ cut, parts, total }) => (
          <tr>
            <th scope="row">{words.cutNames[cut]}</th>
            <td>{f.count(parts)}</td>
            <td>{f.count(total)}</td>
            <td>{parts === total ? words.same : words.differs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
