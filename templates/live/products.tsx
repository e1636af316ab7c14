import * as z from 'zod'
import { line } from '../../src/lib/text.ts'
import { typeset } from '../../src/lib/typography.ts'
import { image } from '../kit/content.ts'
import { Thumbnail } from '../kit/picture.tsx'
import type { PageFacts } from '../kit/props.ts'

/** What is shown in the live, at its price of that day. No struck price here: it would need its proof (see `deal`). */
export const products = z
  .array(z.strictObject({ name: line(60), price: line(40), image: image.optional() }))
  .min(1)
  .max(8)

interface ProductsProps {
  items: z.infer<typeof products>
  page: PageFacts
  title: string
}

export const Products = ({ items, page, title }: ProductsProps) => (
  <section class="part wide">
    <h2>{title}</h2>
    <ol class="shelf">
      {items.map(({ name, price, image }) => (
        <li>
          {image && <Thumbnail image={image} alt={typeset(image.alt, page.lang)} />}
          <h3>{typeset(name, page.lang)}</h3>
          <p>{typeset(price, page.lang)}</p>
        </li>
      ))}
    </ol>
  </section>
)
