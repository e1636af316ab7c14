import type { FC } from 'hono/jsx'
import type * as z from 'zod'
import type { CommonContent, HeroImage } from './content.ts'
import type { BrandFacts, PageProps } from './props.ts'
import type { Lang } from './words.ts'

/** A kind of page. `String(Page(props))` is the whole document, doctype included. */
export interface Template<Schema extends z.ZodType<CommonContent> = z.ZodType<CommonContent>> {
  name: string
  label: Record<Lang, string>
  content: Schema
  prefill(ad: AdFacts, brand: Pick<BrandFacts, 'name' | 'tone'>, lang: Lang): z.input<Schema>
  Page(props: PageProps<z.output<Schema>>): ReturnType<FC>
}

/** What an ad says, as far as a page is concerned. */
export interface AdFacts {
  headline: string
  primaryText: string
  description: string
  ctaLabel: string // the button's words, in the ad's language
  image: HeroImage | null
}
