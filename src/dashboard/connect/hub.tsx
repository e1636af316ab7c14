import { type Screen, viewerMay } from '../screen.ts'
import type { Facts } from './facts.ts'
import { SAID } from './said.ts'
import { STEPS, type Standing, type Step, standingsOf } from './steps.ts'

interface Props {
  screen: Screen
  facts: Facts
  now: number
}

const PAGES: Record<Step, (facts: Facts, edits: boolean) => string> = {
  pixel: () => '/app/measure',
  platforms: () => '/app/platforms',
  spend: () => '/app/spend',
  crm: () => '/app/imports',
  webhooks: () => '/app/webhooks',
  mail: () => '/app/connect/mail',
  legal: ({ gaps }, edits) => (edits && gaps?.[0] ? `/app/brands/${gaps[0].brand}/legal` : '/app/brands'),
  domain: () => '/app/connect/domain',
}

/** All that can be connected, how each stands, and what to do next. */
export const Hub = ({ screen, facts, now }: Props) => {
  const { hub } = screen.t
  const edits = viewerMay(screen.viewer, 'editor')
  const standings = standingsOf(facts, now)
  const shown = STEPS.flatMap(step => (standings[step] ? [[step, standings[step]] as const] : []))
  const done = shown.filter(([, standing]) => standing === 'done').length
  return (
    <>
      <div class="head hub-head">
        <Ring done={done} of={shown.length} label={hub.progress(done, shown.length)} />
        <div>
          <h1>{hub.title}</h1>
          <p class="soft measure">{done === shown.length ? hub.allDone : hub.intro}</p>
        </div>
      </div>
      <ul class="hub">
        {shown.map(([step, standing]) => (
          <Card
            screen={screen}
            step={step}
            standing={standing}
            lines={SAID[step](screen, facts, now)}
            href={PAGES[step](facts, edits)}
          />
        ))}
      </ul>
    </>
  )
}

const RADIUS = 34
const ROUND = 2 * Math.PI * RADIUS

const Ring = ({ done, of, label }: { done: number; of: number; label: string }) => (
  <p class="ring">
    <svg viewBox="0 0 80 80" width="80" height="80" aria-hidden="true">
      <circle class="ring-all" cx="40" cy="40" r={RADIUS} />
      {done > 0 && (
        <circle
          class="ring-part"
          cx="40"
          cy="40"
          r={RADIUS}
          stroke-dasharray={`${Math.round((ROUND * done) / of)} ${Math.ceil(ROUND)}`}
          transform="rotate(-90 40 40)"
        />
      )}
    </svg>
    <span>{label}</span>
  </p>
)

interface CardProps {
  screen: Screen
  step: Step
  standing: Standing
  lines: readonly string[]
  href: string
}

const Card = ({ screen: { t }, step, standing, lines, href }: CardProps) => {
  const { name, why, next, open } = t.hub.steps[step]
  return (
    <li class={standing === 'attention' ? 'card hub-card to-mend' : 'card hub-card'} data-row>
      <p class="small">
        <span class={MARK[standing]}>{t.hub.standing[standing]}</span>
      </p>
      <h2>
        <a href={href}>{name}</a>
      </h2>
      {standing === 'todo' && <p class="soft">{why}</p>}
      {lines.length > 0 && (
        <ul class="small hub-lines">
          {lines.map(line => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      <p class="hub-next">
        <a class={standing === 'todo' ? 'button' : 'link'} href={href}>
          {standing === 'done' ? open : next}
        </a>
      </p>
    </li>
  )
}

const MARK = { done: 'mark-good', attention: 'mark-block', todo: 'mark-warn' }
