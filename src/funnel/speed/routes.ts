import * as z from 'zod'
import { endpoint } from '../../accounts/endpoint.ts'
import { campaignOr404 } from '../../campaigns/routes.ts'
import { csvAnswer, tableOf } from '../../lib/csv-answer.ts'
import { VITALS } from '../../pixel/days/vital-limits.ts'
import { changeCells, changeColumns } from '../change-table.ts'
import { asked, comparedFor, comparedParams } from '../query.ts'
import type { Range } from '../range.ts'
import { changesBy, type SpeedChange, speedChange } from './compare.ts'
import { CUTS, type Cut, groupsBeside, type Speed, speedBy, speedByWeek, speedOf } from './store.ts'
import { ENOUGH } from './vital.ts'

const cuts = z.object({
  by: z
    .string()
    .default('in_app')
    .transform(text => text.split(','))
    .pipe(z.array(z.enum(CUTS))),
})

const part = z.string().max(100).optional()

/** Only what is of this page, device or browser; '' is what is of none. */
export const speedOnly = z.object({ ad: part, device: part, in_app: part })

export const speedEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/speed',
    role: 'viewer',
    summary:
      'How fast pages were for people: p75 of LCP and INP (ms) and CLS, at most 5 % off, with its 95 % interval and rating. ?by=ad,device,in_app: one or more, ?ad=&device=&in_app=: only those, ?from=&to= days (UTC, both included), by default the last 30; &compare= as the funnel has it; ?format=csv.',
    query: comparedParams.extend(cuts.shape).extend(speedOnly.shape),
    answers: {
      200: '{campaign, from, to, by, only, enough, limits, total, groups, weeks, compare}',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const { range, compare, format } = comparedFor(c.req.query(), now)
      const { by } = asked(cuts, c.req.query())
      const only = asked(speedOnly, c.req.query())
      const { slug } = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const [found, earlier] = await groupsBeside(c.env.DB, slug, range, compare, only)
      const groups = speedBy(found, by)
      const changes = earlier && changesBy(earlier, groups, by)
      if (format === 'csv')
        return csvAnswer(
          c,
          `speed-${slug}-${range.from}-${range.to}`,
          tableOf(
            [...COLUMNS, ...changeColumns(compare, CHANGES)],
            groups.map((group, i) => ({ ...row(group), ...changesOf(compare, changes?.[i]) })),
          ),
        )
      const [total, weeks] = [speedOf(found), speedByWeek(found, range)]
      return c.json({
        ...{ campaign: slug, ...range, by, only, enough: ENOUGH, limits: LIMITS, total, groups, weeks },
        compare: earlier && { ...compare, total: speedChange(speedOf(earlier), total), groups: changes },
      })
    },
  }),
]

const LIMITS = {
  lcp: { good: VITALS.lcp.good, fair: VITALS.lcp.fair },
  inp: { good: VITALS.inp.good, fair: VITALS.inp.fair },
  cls: { good: VITALS.cls.good / 1000, fair: VITALS.cls.fair / 1000 },
}

const NAMES = ['lcp', 'inp', 'cls'] as const
const OF_EACH = ['measured', 'p75', 'low', 'high', 'rating', 'good', 'good_low', 'good_high'] as const
const COLUMNS = [...CUTS, 'views', ...NAMES.flatMap(name => OF_EACH.map(of => `${name}_${of}`))]

const row = ({ views, ...speed }: Partial<Record<Cut, string>> & Speed) => ({
  ...Object.fromEntries(CUTS.map(cut => [cut, speed[cut] ?? null])),
  views,
  ...Object.fromEntries(
    NAMES.flatMap(name => {
      const { measured, p75, interval, rating, good } = speed[name]
      const [low, high] = [interval?.low ?? null, interval?.high ?? null]
      const share = [good.rate, good.interval?.low ?? null, good.interval?.high ?? null]
      return [measured, p75, low, high, rating, ...share].map((cell, i) => [`${name}_${OF_EACH[i]}`, cell])
    }),
  ),
})

const CHANGES = NAMES.flatMap(name => [`${name}_p75`, `${name}_good`])

const changesOf = (compare: Range | null, change: SpeedChange | null | undefined) =>
  changeCells(
    compare,
    Object.fromEntries(
      NAMES.flatMap(name => [
        [`${name}_p75`, change?.[name].p75] as const,
        [`${name}_good`, change?.[name].good] as const,
      ]),
    ),
  )
