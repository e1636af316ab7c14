import type { Brand } from '../../brands/schema.ts'
import type { Gap } from '../../deliveries/privacy-clause.ts'
import { DoneIf } from '../done.tsx'
import { More } from '../more.tsx'
import { State } from '../parts.tsx'
import { Frame } from '../platforms/frame.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { Gaps } from './gaps.tsx'

interface Props {
  screen: Screen
  brands: readonly Brand[]
  gaps: readonly Gap[]
  next: string | null
}

/** The brands, and whether their privacy pages say what they must before anything is sent. */
export const Brands = ({ screen, brands, gaps, next }: Props) => {
  const { t, url, viewer } = screen
  const words = t.brands
  const edits = viewerMay(viewer, 'editor')
  return (
    <Frame screen={screen} title={words.title} intro={words.intro}>
      <DoneIf text={words.did[url.searchParams.get('done') ?? '']} />
      {brands.length === 0 && <p class="measure lead">{words.none}</p>}
      <ul class="criteria">
        {brands.map(brand => (
          <li class="card criterion">
            <h2>{brand.name}</h2>
            {gaps.some(gap => gap.brand === brand.id) ? (
              <Gaps screen={screen} gaps={gaps.filter(gap => gap.brand === brand.id)} />
            ) : (
              <>
                <p>
                  <State on={brand.legal.company !== null}>{brand.legal.company ?? words.unnamed}</State>
                </p>
                {edits && (
                  <p>
                    <a class="button" href={`/app/brands/${brand.id}/legal`} aria-label={words.editOf(brand.name)}>
                      {words.edit}
                    </a>
                  </p>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      <More screen={screen} next={next} />
    </Frame>
  )
}
