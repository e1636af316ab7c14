import type { Shown } from '../../pages/experiment/shown.ts'
import { deskPath } from '../desk/parts.tsx'
import type { Screen } from '../screen.ts'
import type { TestPage } from './load.ts'

export const testPath = (ad: { campaign: string; slug: string }): string => `${deskPath(ad)}/experiment`

interface Props {
  screen: Screen
  test: TestPage
  experiment: Shown
  may: boolean
}

/** A plan that waits for its start. */
export const Ready = ({ screen: { t, f }, test: { ad }, experiment, may }: Props) => {
  const { ready: words, armOf, see, plan } = t.experiment
  return (
    <section class="card stack" aria-labelledby="ready">
      <h2 id="ready">{words.title}</h2>
      <ul class="versions">
        {experiment.arms.map(({ arm, version, weight, score, preview }, i) => (
          <li>
            <p>
              <strong>{armOf(arm, version, i === 0)}</strong> · {f.percent(weight)}
              {score !== null && ` · ${plan.score(score)}`}
            </p>
            <p>
              <a class="link" href={preview}>
                {see} <span class="hidden">{armOf(arm, version, i === 0)}</span> <span aria-hidden="true">↗</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
      {experiment.mode === 'split' && <p>{words.planned(f.counted(experiment.plannedVisitors))}</p>}
      <p class="soft">{plan.modes[experiment.mode]}</p>
      <p class="soft">{words.frozen}</p>
      {may && (
        <div class="tools">
          <form method="post" action={`${testPath(ad)}/start`}>
            <button class="primary" type="submit">
              {words.start}
            </button>
          </form>
          <form method="post" action={`${testPath(ad)}/drop`}>
            <button type="submit">{words.drop}</button>
          </form>
        </div>
      )}
    </section>
  )
}
