import { endpoint } from '../../accounts/endpoint.ts'
import { campaignOr404 } from '../../campaigns/routes.ts'
import { amounts, csvAnswer, tableOf } from '../../lib/csv-answer.ts'
import { units } from '../../lib/money.ts'
import { changeCells, changeColumns } from '../change-table.ts'
import { comparedFor, comparedParams } from '../query.ts'
import { loadMatrix, type Matrix } from './load.ts'
import { LABELS, LEAST, LEAST_CHANCE } from './matrix.ts'

export const matrixEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/matrix',
    role: 'viewer',
    summary:
      'Engagement × conversion: where each ad stands, named only when it is likely, and which budgets to change by how much. ?from=&to= days (UTC, both included), by default the last 30; &compare= as the funnel has it: where each stood then, between the lines of now; ?format=csv.',
    query: comparedParams,
    answers: {
      200: '{campaign, currency, from, to, lines, needs, points, unplaced, reallocation, compare}',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const { range, compare, format } = comparedFor(c.req.query(), now)
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const matrix = await loadMatrix(c.env.DB, campaign, range, compare)
      if (format === 'csv')
        return csvAnswer(
          c,
          `matrix-${campaign.slug}-${range.from}-${range.to}`,
          tableOf(
            [...COLUMNS, ...changeColumns(compare, RATES), ...(compare ? ['cost_before'] : [])],
            rowsOf(matrix, campaign.currency),
          ),
        )
      const needs = { ...LEAST, chance: LEAST_CHANCE }
      return c.json({ campaign: campaign.slug, currency: campaign.currency, ...range, needs, ...matrix })
    },
  }),
]

const COLUMNS = [
  'ad', 'platform', 'headline', 'state', 'label', 'impressions', 'engagements', 'engagement_rate', 'engagement_low', 'engagement_high',
  'views', 'conversions', 'conversion_rate', 'conversion_low', 'conversion_high', ...LABELS.map(label => `chance_${label}`),
  'missing_impressions', 'missing_views', 'other_costs', 'currency', 'cost', 'proposed',
] as const // biome-ignore format: one header line

const RATES = ['engagement_rate', 'conversion_rate']

function rowsOf({ points, reallocation, compare }: Matrix, currency: string) {
  return points.map(({ chances, engagement, conversion, missing, ...point }) => ({
    ...{ ad: point.ad, platform: point.platform, headline: point.headline, state: point.state, label: point.label },
    ...{ impressions: point.impressions, engagements: point.engagements, views: point.views },
    conversions: point.conversions,
    engagement_rate: engagement.rate,
    engagement_low: engagement.interval?.low ?? null,
    engagement_high: engagement.interval?.high ?? null,
    conversion_rate: conversion.rate,
    conversion_low: conversion.interval?.low ?? null,
    conversion_high: conversion.interval?.high ?? null,
    ...Object.fromEntries(LABELS.map(label => [`chance_${label}`, chances?.[label] ?? null])),
    missing_impressions: missing.impressions,
    missing_views: missing.views,
    other_costs: amounts(point.otherCosts),
    currency,
    cost: units(point.costMicros),
    ...changesOf(compare, point.ad),
    proposed: units(reallocation.changes.find(({ ad }) => ad === point.ad)?.thenMicros ?? null),
  }))
}

function changesOf(compare: Matrix['compare'], ad: string) {
  const before = compare?.points.find(point => point.ad === ad)
  return {
    ...changeCells(compare, { engagement_rate: before?.engagement, conversion_rate: before?.conversion }),
    cost_before: units(before?.costMicros.before ?? null),
  }
}
