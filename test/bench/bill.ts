interface Price {
  usd: number
  per: number // of `unit`
  unit: string
  included: number // in the Workers Paid plan, a month
  page: string // developers.cloudflare.com/…
}

export const PLAN_USD = 5 // a month: the Workers Paid plan

/** Cloudflare's list prices of 2026-11, the Workers Paid plan. */
export const PRICES = {
  requests: { usd: 0.3, per: 1e6, unit: 'requests', included: 10e6, page: 'workers/platform/pricing' },
  cpuMs: { usd: 0.02, per: 1e6, unit: 'ms of CPU', included: 30e6, page: 'workers/platform/pricing' },
  logLines: {
    usd: 0.6,
    per: 1e6,
    unit: 'lines of log',
    included: 20e6,
    page: 'workers/observability/logs/workers-logs',
  },
  queueOperations: { usd: 0.4, per: 1e6, unit: 'queue operations', included: 1e6, page: 'queues/platform/pricing' },
  rowsWritten: { usd: 1, per: 1e6, unit: 'D1 rows written', included: 50e6, page: 'd1/platform/pricing' },
  rowsRead: { usd: 0.001, per: 1e6, unit: 'D1 rows read', included: 25e9, page: 'd1/platform/pricing' },
  databaseGb: { usd: 0.75, per: 1, unit: 'GB of D1, a month', included: 5, page: 'd1/platform/pricing' },
  classA: { usd: 4.5, per: 1e6, unit: 'R2 writes and lists', included: 1e6, page: 'r2/pricing' },
  classB: { usd: 0.36, per: 1e6, unit: 'R2 reads', included: 10e6, page: 'r2/pricing' },
  filesGb: { usd: 0.015, per: 1, unit: 'GB of R2, a month', included: 10, page: 'r2/pricing' },
  transformations: { usd: 0.5, per: 1e3, unit: 'pictures cut', included: 5000, page: 'images/pricing' },
} as const satisfies Record<string, Price>

/** How much of each in a month. */
export type Usage = Record<keyof typeof PRICES, number>

interface Line {
  unit: string
  quantity: number
  usd: number
}

/** Of a month at list prices, line by line; `allowances`: what the plan includes is taken off. The plan itself is apart. */
export function bill(usage: Usage, prices: Record<keyof Usage, Price>, allowances: boolean): Line[] {
  return (Object.keys(prices) as (keyof Usage)[]).map(name => {
    const { usd, per, unit, included } = prices[name]
    const billed = Math.max(0, usage[name] - (allowances ? included : 0))
    return { unit, quantity: usage[name], usd: (billed / per) * usd }
  })
}

export const totalOf = (lines: readonly Line[]): number => lines.reduce((sum, { usd }) => sum + usd, 0)
