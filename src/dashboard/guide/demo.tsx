import type { DemoCounts, Holding } from '../../campaigns/demo-store.ts'
import { type Screen, viewerMay } from '../screen.ts'

interface Props {
  screen: Screen
  counts: DemoCounts
  holding: readonly Holding[]
}

/** What the demo consists of, and the button that takes it away. */
export const Demo = ({ screen: { t, f, viewer }, counts, holding }: Props) => {
  const words = t.guide.demo
  const { campaigns, ads, views, contacts, audiences } = counts
  return (
    <section class="card stack" aria-labelledby="demo">
      <h2 id="demo">{words.title}</h2>
      <p>
        {words.what(f.counted(campaigns), f.counted(ads), f.counted(views), f.counted(contacts), f.counted(audiences))}
      </p>
      <p class="soft measure">{words.how}</p>
      {holding.length > 0 && (
        <div class="refusal">
          <p>{words.held}</p>
          <ul>
            {holding.map(({ kind, name }) => (
              <li>
                {words.kinds[kind]} : {name}
              </li>
            ))}
          </ul>
        </div>
      )}
      {viewerMay(viewer, 'owner') ? (
        holding.length === 0 && (
          <form method="post" action="/app/guide/remove-demo">
            <button type="submit">{words.remove}</button>
          </form>
        )
      ) : (
        <p class="soft">{words.ownerOnly}</p>
      )}
    </section>
  )
}
