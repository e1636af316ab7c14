import type { PageFacts } from './props.ts'
import { SLOTS } from './slots.ts'

/** Previews are not measured. */
export const Pixel = ({ page: { campaign, ad, version, live } }: { page: PageFacts }) =>
  live && (
    <script defer src="/p.js" data-campaign={campaign} data-ad={ad} data-version={version} data-view={SLOTS.view} />
  )

export const NoScriptPixel = ({ page: { campaign, ad, version, live } }: { page: PageFacts }) =>
  live && (
    <noscript>
      <img src={`/p.gif?c=${campaign}&a=${ad}&n=${version}&v=${SLOTS.view}`} alt="" width="1" height="1" />
    </noscript>
  )
