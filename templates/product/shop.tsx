import { typeset } from '../../src/lib/typography.ts'
import type { PageFacts } from '../kit/props.ts'
import { SLOTS } from '../kit/slots.ts'
import type { ProductContent } from './page.tsx'

/** The ad's button: to the shop, else to the form. */
export const Buy = ({ content: { cta, shopUrl }, page }: { content: ProductContent; page: PageFacts }) => (
  <p class="go wide">
    <a class="button" href={shopUrl ? withVisit(shopUrl) : '#form'} data-l2l-cta>
      {typeset(cta, page.lang)}
    </a>
  </p>
)

/** The shop's own parameters first: should both name a campaign, most readers of queries keep the last. */
function withVisit(shopUrl: string): string {
  const url = new URL(shopUrl)
  const hash = url.hash
  url.hash = ''
  return `${url.href}${url.search ? '&' : '?'}${SLOTS.utm}${hash}`
}
