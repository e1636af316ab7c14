import { deskPath } from '../desk/parts.tsx'
import type { Form } from '../form.ts'
import { Empty } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { Decide } from './decide.tsx'
import type { TestPage } from './load.ts'
import { Past } from './past.tsx'
import { Planner } from './planner.tsx'
import { Ready, testPath } from './ready.tsx'
import { Results } from './results.tsx'
import { SlopeCard } from './slope.tsx'

export interface Refused {
  codes: string[] // the most telling first
  form: Form
  versions: string[] // that were chosen
}

export interface Props {
  screen: Screen
  test: TestPage
  refused: Refused | null
}

/** The tests of one ad's page: plan one, watch it, decide. */
export const ExperimentPage = ({ screen, test, refused, did }: Props & { did: string | null }) => {
  const { t, viewer } = screen
  const { ad, experiment, isPast } = test
  const words = t.experiment
  const may = viewerMay(viewer, 'editor')
  const running = experiment?.state === 'running'
  const planning = may && !isPast && !running && experiment?.state !== 'plan'
  return (
    <>
      <div class="head">
        <p class="soft crumb">
          <a href={deskPath(ad)} lang={ad.language}>
            {ad.headline}
          </a>
        </p>
        <h1>{words.title}</h1>
        <p class="soft measure">{words.lead}</p>
        {!may && <p class="soft">{words.editorsOnly}</p>}
        {!refused && did && words.did[did] && (
          <p class="done" role="status">
            {words.did[did]}
          </p>
        )}
        {refused && (
          <div class="refusal" role="alert">
            <p>{refusalOf(words.refused, refused.codes)}</p>
            {refused.codes.includes('publish-blocked') && (
              <a href={`${deskPath(ad)}#publish`}>{t.desk.publish.title}</a>
            )}
          </div>
        )}
      </div>
      {experiment?.state === 'plan' && <Ready screen={screen} test={test} experiment={experiment} may={may} />}
      {experiment?.reading && (
        <Results
          screen={screen}
          experiment={experiment}
          reading={experiment.reading}
          file={`${testPath(ad)}?format=csv${isPast ? `&test=${experiment.id}` : ''}`}
        />
      )}
      {may && running && <Decide screen={screen} test={test} experiment={experiment} />}
      {isPast && (
        <p class="more">
          <a href={testPath(ad)}>{words.past.back}</a>
        </p>
      )}
      {ad.live === null && !running && !isPast ? (
        <Empty
          title={words.notLive.title}
          how={words.notLive.how}
          next={{ href: `${deskPath(ad)}#publish`, text: words.notLive.next, byApi: t.empty.byApi }}
        />
      ) : (
        planning && <Planner screen={screen} test={test} refused={refused} />
      )}
      <Past screen={screen} test={test} />
      <SlopeCard screen={screen} slope={test.slope} scored={test.scored} file={`${testPath(ad)}/slope.csv`} />
    </>
  )
}

const refusalOf = (words: Record<string, string>, codes: readonly string[]): string =>
  codes.map(code => words[code]).find(Boolean) ?? words.other!
