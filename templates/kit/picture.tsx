import type { HeroImage } from './content.ts'

const WIDTHS = [412, 640, 828, 1080, 1440]
// Beyond two pixels per point nobody sees the difference, and the bytes delay the first screen.
const SIZES = '(min-width:60rem) 40rem,(min-resolution:2.5dppx) 70vw,100vw'

const srcset = (asset: string): string => WIDTHS.map(width => `/i/${asset}/${width} ${width}w`).join(',')

/** The largest paint of the page: asked for before anything else, its place kept. */
export const Preload = ({ image }: { image: HeroImage }) => (
  <link rel="preload" as="image" imagesrcset={srcset(image.asset)} imagesizes={SIZES} fetchpriority="high" />
)

export const Picture = ({ image, alt }: { image: HeroImage; alt: string }) => (
  <figure class="picture">
    <img
      src={`/i/${image.asset}/828`}
      srcset={srcset(image.asset)}
      sizes={SIZES}
      width={image.width}
      height={image.height}
      fetchpriority="high"
      decoding="async"
      alt={alt}
    />
  </figure>
)
