import type { PageFacts } from './props.ts'
import { SLOTS } from './slots.ts'

interface PixelProps {
  page: PageFacts
  shop?: string | undefined // host where a call to action leads and the visit goes on
}

/** Previews are not measured. */
export const Pixel = ({ page: { campaign, ad, version, live }, shop }: PixelProps) =>
  live && (
    <script
      defer
      src="/p.js"
      data-campaign={campaign}
      data-ad={ad}
      data-version={version}
      data-view={SLOTS.view}
      data-variant={SLOTS.variant}
      data-hosts={shop}
    />
  )

export const NoScriptPixel = ({ page: { campaign, ad, version, live } }: { page: PageFacts }) =>
  live && (
    <noscript>
      <img
        src={`/p.gif?c=${campaign}&a=${ad}&n=${version}&v=${SLOTS.view}&x=${SLOTS.variant}`}
        alt=""
        width="1"
        height="1"
      />
    </noscript>
  )
