import { typeset } from '../../src/lib/typography.ts'
import type { PageFacts } from '../kit/props.ts'
import type { DemoContent } from './page.tsx'

const WORDS = {
  fr: { agenda: 'Ce que couvre la démo', audience: 'Pour qui' },
  en: { agenda: 'What the demo covers', audience: 'Who it is for' },
}

/** What happens in which minutes. */
export const Agenda = ({ items, page }: { items: NonNullable<DemoContent['agenda']>; page: PageFacts }) => (
  <section class="part wide agenda">
    <h2>{WORDS[page.lang].agenda}</h2>
    <ol>
      {items.map(({ title, text, minutes }, i) => (
        <li>
          <span>{typeset(minutesFrom(items, i, minutes), page.lang)}</span>
          <h3>{typeset(title, page.lang)}</h3>
          <p>{typeset(text, page.lang)}</p>
        </li>
      ))}
    </ol>
  </section>
)

function minutesFrom(items: readonly { minutes: number }[], index: number, minutes: number): string {
  const from = items.slice(0, index).reduce((sum, part) => sum + part.minutes, 0)
  return `${from}–${from + minutes} min`
}

export const Audience = ({ items, page }: { items: readonly string[]; page: PageFacts }) => (
  <section class="part wide audience">
    <h2>{WORDS[page.lang].audience}</h2>
    <ul>
      {items.map(item => (
        <li>{typeset(item, page.lang)}</li>
      ))}
    </ul>
  </section>
)
