import type { Answering } from '../../brands/domain-endpoint.ts'
import type { Brand } from '../../brands/schema.ts'
import { Done } from '../done.tsx'
import { type Draft, EMPTY, Field, Refused } from '../fields.tsx'
import { Crumb } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'

/** What a form came to, and of which brand it was. */
export type DomainSaid = { brand: string } & ({ draft: Draft } | { answering: Answering })

interface Props {
  screen: Screen
  brands: readonly Brand[]
  said: DomainSaid | null
}

/** A brand's own domain: how to point it here, where to name it, and whether it answers. */
export const DomainGuide = ({ screen, brands, said }: Props) => {
  const { hub } = screen.t
  return (
    <>
      <div class="head">
        <Crumb href="/app/connect">{hub.title}</Crumb>
        <h1>{hub.domain.title}</h1>
        <p class="soft measure">{hub.domain.intro}</p>
        <Did screen={screen} brands={brands} />
      </div>
      <section class="card stack" aria-labelledby="steps">
        <h2 id="steps">{hub.how}</h2>
        <ol class="numbered measure">
          {hub.domain.steps.map(step => (
            <li>{step}</li>
          ))}
        </ol>
      </section>
      {brands.map(brand => (
        <OneBrand screen={screen} brand={brand} said={said?.brand === brand.id ? said : null} />
      ))}
    </>
  )
}

const Did = ({ screen, brands }: Pick<Props, 'screen' | 'brands'>) => {
  const { saved, was } = Object.fromEntries(screen.url.searchParams)
  const brand = brands.find(({ id }) => id === saved)
  if (!brand) return null
  const undo = { action: `/app/connect/domain/${brand.id}`, fields: { domain: was ?? '' } }
  const { kept, removed } = screen.t.hub.domain
  return (
    <Done screen={screen} undo={undo}>
      {brand.domain ? kept(brand.name, brand.domain) : removed(brand.name)}
    </Done>
  )
}

const OneBrand = ({ screen, brand, said }: { screen: Screen; brand: Brand; said: DomainSaid | null }) => {
  const { t, viewer } = screen
  const { hub } = t
  const words = hub.domain
  const draft = said && 'draft' in said ? said.draft : { ...EMPTY, form: { domain: brand.domain ?? '' } }
  const heading = `brand-${brand.id}`
  if (!viewerMay(viewer, 'editor'))
    return (
      <section class="card stack" aria-labelledby={heading}>
        <h2 id={heading}>{brand.name}</h2>
        <p>{brand.domain ? <code>{brand.domain}</code> : words.none}</p>
      </section>
    )
  return (
    <section class="card stack" aria-labelledby={heading}>
      <h2 id={heading}>{brand.name}</h2>
      <form class="act" method="post" action={`/app/connect/domain/${brand.id}#${heading}`}>
        <Refused screen={screen} draft={draft} shown={['domain']} words={words.refused} />
        <Field
          draft={draft}
          name="domain"
          id={`domain-${brand.id}`}
          label={words.label}
          help={words.help}
          input={{ maxlength: 253, inputmode: 'url', autocomplete: 'off', placeholder: 'offres.example.com' }}
        />
        <button type="submit">{words.save}</button>
      </form>
      {brand.domain && (
        <>
          {said && 'answering' in said && (
            <p class={said.answering === 'ours' ? 'done' : 'refusal'} role="status">
              {words.answers[said.answering](brand.domain)}
            </p>
          )}
          <form method="post" action={`/app/connect/domain/${brand.id}/check#${heading}`}>
            <button class="primary" type="submit">
              {words.check(brand.domain)}
            </button>
          </form>
        </>
      )}
    </section>
  )
}
