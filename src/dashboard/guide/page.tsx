import type { Child } from 'hono/jsx'
import { Copyable } from '../copyable.tsx'
import { State } from '../parts.tsx'
import { Qr } from '../qr.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { Demo } from './demo.tsx'
import { Identity } from './identity.tsx'
import { currentStep, type Guide, isDone, STEPS, type Step } from './load.ts'

interface Props {
  screen: Screen
  guide: Guide
}

const POLL_S = 2

/** From nothing to a page of one's own that somebody has seen. The step that is next is open. */
export const GuidePage = ({ screen, guide }: Props) => {
  const { t, viewer, url } = screen
  const words = t.guide
  const done = isDone(guide.steps)
  const current = currentStep(guide.steps)
  const count = STEPS.filter(step => done[step]).length
  const mayEdit = viewerMay(viewer, 'editor')
  return (
    <div id="guide" data-poll={current === 'view' ? POLL_S : undefined}>
      <div class="head">
        <h1>{words.title}</h1>
        <p class="soft measure">{words.lead}</p>
        {url.searchParams.has('removed') && (
          <p class="done" role="status">
            {words.demo.removed}
          </p>
        )}
        <p class="guide-count">{words.progress(count, STEPS.length)}</p>
        <progress value={count} max={STEPS.length} aria-label={words.progress(count, STEPS.length)} />
      </div>
      <ol class="steps">
        {STEPS.map(step => (
          <StepCard screen={screen} step={step} isDone={done[step]} isCurrent={step === current}>
            {done[step] ? (
              <p class="soft">{doneText(screen, guide, step)}</p>
            ) : (
              step === current && (mayEdit ? <Todo {...{ screen, guide, step }} /> : <p>{words.editorsOnly}</p>)
            )}
          </StepCard>
        ))}
      </ol>
      {current === null && <Next screen={screen} guide={guide} />}
      {guide.demo && <Demo screen={screen} counts={guide.demo} holding={guide.holding} />}
    </div>
  )
}

interface CardProps {
  screen: Screen
  step: Step
  isDone: boolean
  isCurrent: boolean
  children: Child
}

const StepCard = ({ screen: { t }, step, isDone, isCurrent, children }: CardProps) => (
  <li class={isCurrent ? 'card step current' : 'card step'} aria-current={isCurrent ? 'step' : undefined}>
    <h2>{t.guide.steps[step].title}</h2>
    <p class="small">
      <State on={isDone}>{isDone ? t.guide.done : isCurrent ? t.guide.now : t.guide.later}</State>
    </p>
    {children}
  </li>
)

function doneText({ t, f }: Screen, { steps, brandName }: Guide, step: Step): string {
  const words = t.guide.steps
  switch (step) {
    case 'identity':
      return words.identity.done(brandName)
    case 'ad':
      return words.ad.done(steps.ad!.headline)
    case 'publish':
      return words.publish.done
    case 'view':
      return words.view.done(f.moment(steps.firstView!.at))
  }
}

const Todo = ({ screen, guide, step }: Props & { step: Step }) => {
  const words = screen.t.guide.steps
  const { ad, brand } = guide.steps
  switch (step) {
    case 'identity':
      return <Identity screen={screen} brand={brand} draft={guide.draft} />
    case 'ad':
      return <Go how={words.ad.how} href={`/app/new${brand ? `?brand=${brand.id}` : ''}`} text={words.ad.go} />
    case 'publish':
      return (
        <Go how={words.publish.how} href={`/app/campaigns/${ad!.campaign}/ads/${ad!.slug}`} text={words.publish.go} />
      )
    case 'view':
      return (
        <div class="guide-view">
          <Qr text={guide.pageUrl} label={words.view.code} />
          <div class="stack">
            <p>{words.view.how}</p>
            <Copyable screen={screen} id="page-address" label={words.view.address} text={guide.pageUrl} />
            <p>
              <a class="button primary" href={guide.pageUrl} target="_blank" rel="noopener">
                {words.view.open} <span aria-hidden="true">↗</span>
              </a>
            </p>
            <p class="waiting" role="status">
              {words.view.waiting}
            </p>
          </div>
        </div>
      )
  }
}

const Go = ({ how, href, text }: { how: string; href: string; text: string }) => (
  <>
    <p>{how}</p>
    <p>
      <a class="button primary" href={href}>
        {text}
      </a>
    </p>
  </>
)

const NEXT = { spend: '/app/spend', connection: '/app/platforms', pixel: '/app/measure', colleagues: '/app/team' }

const Next = ({ screen: { t }, guide: { steps } }: Props) => (
  <section aria-labelledby="guide-next">
    <h2 class="section" id="guide-next">
      {t.guide.finished}
    </h2>
    <ul class="next-steps">
      {(Object.keys(NEXT) as (keyof typeof NEXT)[])
        .filter(name => name === 'pixel' || !steps[name])
        .map(name => (
          <li class="card stack">
            <h3>{t.guide.next[name].title}</h3>
            <p class="soft">{t.guide.next[name].how}</p>
            <p>
              <a class="button" href={NEXT[name]} aria-label={`${t.guide.next[name].go} – ${t.guide.next[name].title}`}>
                {t.guide.next[name].go}
              </a>
            </p>
          </li>
        ))}
    </ul>
  </section>
)
