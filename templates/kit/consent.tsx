import { typeset } from '../../src/lib/typography.ts'
import type { BrandFacts, PageFacts } from './props.ts'
import { SLOTS } from './slots.ts'
import { BANNER_VERSION, wordsFor } from './words.ts'

/** A plain form: choosing works without JavaScript, and refusing is as easy as accepting. */
export const ConsentBanner = ({ page, brand }: { page: PageFacts; brand: BrandFacts }) => {
  const { banner } = wordsFor(page.lang, brand.tone)
  return (
    <form class="consent" method="post" action="/privacy/consent" aria-label={banner.title} data-l2l-consent>
      <input type="hidden" name="view" value={SLOTS.view} />
      <input type="hidden" name="page" value={`${page.campaign}/${page.ad}@${page.version}`} />
      <input type="hidden" name="text_version" value={BANNER_VERSION} />
      <input type="hidden" name="back" value={SLOTS.back} />
      <p>
        {typeset(banner.text(brand.name), page.lang)} <a href={`/legal/${brand.id}/privacy`}>{banner.more}</a>
      </p>
      <div>
        <button type="submit" name="choice" value="refused">
          {banner.refuse}
        </button>
        <button type="submit" name="choice" value="granted">
          {banner.accept}
        </button>
      </div>
    </form>
  )
}
