import * as z from 'zod'
import type { ConversionEvent } from './contract-conversions.ts'

/** What settings name a conversion of the platform by: the kind of event, or 'tier-' and the slug of a tier. */
export const conversionKey = z
  .string()
  .regex(/^(?:lead|qualified|won|purchase|tier-[a-z0-9-]+)$/, 'lead, qualified, won, purchase or tier-<slug>')

export const keyOf = ({ kind, tier }: Pick<ConversionEvent, 'kind' | 'tier'>): string =>
  kind === 'tier' ? `tier-${tier}` : kind
