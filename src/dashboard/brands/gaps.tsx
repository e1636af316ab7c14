import type { Gap } from '../../deliveries/privacy-clause.ts'
import { type Screen, viewerMay } from '../screen.ts'

/** What is missing before anybody's data may leave, and where to fill it in. Comes back to the page that it is on. */
export const Gaps = ({ screen: { t, f, url, viewer }, gaps }: { screen: Screen; gaps: readonly Gap[] }) => {
  const words = t.brands
  const back = encodeURIComponent(`${url.pathname}${url.search}`)
  return (
    <>
      {gaps.map(({ brand, missing }) => (
        <>
          <p class="refusal">{words.gapOf(brand, f.list(missing.map(what => words.gap[what])))}</p>
          {viewerMay(viewer, 'editor') ? (
            <p>
              <a class="button" href={`/app/brands/${brand}/legal?back=${back}`} aria-label={words.fillOf(brand)}>
                {words.fill}
              </a>
            </p>
          ) : (
            <p class="soft">{words.editorsOnly}</p>
          )}
        </>
      ))}
    </>
  )
}

/** Where a privacy page is completed. */
export const ToBrands = ({ screen: { t } }: { screen: Screen }) => (
  <p>
    <a class="button" href="/app/brands">
      {t.brands.fill}
    </a>
  </p>
)
