import type { BrandFacts } from '../../templates/kit/props.ts'
import type { Brand } from '../brands/schema.ts'

/** Who a page speaks for. */
export const identityOf = (brand: Brand) =>
  ({
    id: brand.id,
    name: brand.name,
    tone: brand.kit.tone,
    phone: brand.legal.phone,
    legal: brand.legal,
    logo: brand.logo,
  }) satisfies BrandFacts
