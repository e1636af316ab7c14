import type { Context } from 'hono'
import { originOf } from '../../brands/domain.ts'
import { findBrand } from '../../brands/store.ts'
import { countDemo, type DemoCounts, type Holding, holdingDemo } from '../../campaigns/demo-store.ts'
import { type FirstSteps, firstSteps } from '../../campaigns/first-steps.ts'
import { type Draft, EMPTY } from '../fields.tsx'
import type { Dashboard } from '../screen.ts'

/** All that the first steps show. */
export interface Guide {
  steps: FirstSteps
  brandName: string
  pageUrl: string // of the ad that is being put online; '' before there is one
  demo: DemoCounts | null
  holding: Holding[]
  draft: Draft // of who publishes
}

export async function loadGuide({ env, req }: Context<Dashboard>, draft = EMPTY): Promise<Guide> {
  const [steps, demo, holding] = await Promise.all([firstSteps(env.DB), countDemo(env.DB), holdingDemo(env.DB)])
  const [own, advertised] = await Promise.all(
    [steps.brand?.id, steps.ad?.brand].map(id => (id ? findBrand(env.DB, id) : null)),
  )
  const { ad } = steps
  const pageUrl = ad && advertised ? `${originOf(advertised, req.url)}/${ad.campaign}/${ad.slug}` : ''
  return { steps, demo, holding, pageUrl, draft, brandName: own?.name ?? '' }
}

export const STEPS = ['identity', 'ad', 'publish', 'view'] as const
export type Step = (typeof STEPS)[number]

/** What is done, whatever the order it was done in. */
export const isDone = ({ brand, ad, live, firstView }: FirstSteps): Record<Step, boolean> => ({
  identity: brand?.complete ?? false,
  ad: ad !== null,
  publish: live,
  view: firstView !== null && live,
})

/** The first that is not; null when all are. */
export const currentStep = (steps: FirstSteps): Step | null => STEPS.find(step => !isDone(steps)[step]) ?? null
