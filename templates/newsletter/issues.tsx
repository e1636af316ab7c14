import * as z from 'zod'
import { line } from '../../src/lib/text.ts'
import { typeset } from '../../src/lib/typography.ts'
import { dayIn, minutesIn } from '../kit/dates.ts'
import type { PageFacts } from '../kit/props.ts'

/** Numbers that were sent: a reader judges the next one by them. */
export const issues = z
  .array(z.strictObject({ title: line(160), date: z.iso.date(), minutes: z.int().min(1).max(120).optional() }))
  .min(1)
  .max(6)

interface IssuesProps {
  items: z.infer<typeof issues>
  page: PageFacts
  title: string
}

export const Issues = ({ items, page, title }: IssuesProps) => (
  <section class="part wide">
    <h2>{title}</h2>
    <ol class="issues">
      {items.map(({ title, date, minutes }) => (
        <li>
          <h3>{typeset(title, page.lang)}</h3>
          <p class="small">
            <time datetime={date}>{dayIn(page.locale, date)}</time>
            {minutes && ` · ${minutesIn(page.locale, minutes)}`}
          </p>
        </li>
      ))}
    </ol>
  </section>
)
