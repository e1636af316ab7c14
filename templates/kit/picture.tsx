import type { HeroImage } from './content.ts'

const WIDTHS = [412, 640, 828, 1080, 1440]

const srcset = (asset: string): string => WIDTHS.map(width => `/i/${asset}/${width} ${width}w`).join(',')

/** Widths that the hero takes, phone and up. Beyond two pixels per point nobody sees the difference, and the bytes delay
 *  the first screen. `wide`: a CSS length, from 60rem up. */
export const sizesFor = (wide: string): string => `(min-width:60rem) ${wide},(min-resolution:2.5dppx) 70vw,100vw`

/** The largest paint of the page: asked for before anything else, its place kept. */
export const Preload = ({ image, sizes }: { image: HeroImage; sizes: string }) => (
  <link rel="preload" as="image" imagesrcset={srcset(image.asset)} imagesizes={sizes} fetchpriority="high" />
)

/** The ad's picture. Templates may frame a tall one and a wide one differently. */
export const Picture = ({ image, alt, sizes }: { image: HeroImage; alt: string; sizes: string }) => (
  <figure class={image.height > image.width ? 'picture tall' : 'picture'}>
    <img
      src={`/i/${image.asset}/828`}
      srcset={srcset(image.asset)}
      sizes={sizes}
      width={image.width}
      height={image.height}
      fetchpriority="high"
      decoding="async"
      alt={alt}
    />
  </figure>
)

/** A picture further down: asked for when the reader comes near. */
export const Thumbnail = ({ image, alt }: { image: HeroImage; alt: string }) => (
  <img
    class="thumb"
    src={`/i/${image.asset}/640`}
    width={image.width}
    height={image.height}
    loading="lazy"
    decoding="async"
    alt={alt}
  />
)
