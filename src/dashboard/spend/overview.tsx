import { destinationNames } from '../../destinations/index.ts'
import type { Issue } from '../../lib/http.ts'
import type { Imported } from '../../spend/imports.ts'
import type { SaidMapping } from '../../spend/mappings.ts'
import { OWN_HEADER } from '../../spend/own-format.ts'
import { Done } from '../done.tsx'
import { More } from '../more.tsx'
import { PLATFORM_NAMES } from '../platform-names.ts'
import { type Screen, viewerMay } from '../screen.ts'
import { FileField, PlatformField, Problems, reportName } from './fields.tsx'
import { Rates } from './rates.tsx'
import { Register } from './register.tsx'

/** What was refused a moment ago, and where on the page. */
export interface Refused {
  about: 'report' | 'register' | 'mappings' | 'rates'
  code: string
  issues: Issue[]
}

export interface Props {
  screen: Screen
  imports: readonly Imported[]
  next: string | null
  keys: ReadonlyMap<string, string>
  mappings: readonly SaidMapping[]
  rates: readonly { currency: string; day: string; perEurMicros: number }[]
  refused: Refused | null
}

/** Reports that were imported, the next one, and what was remembered of them. */
export const Overview = ({ screen, imports, next, keys, mappings, rates, refused }: Props) => {
  const { t, viewer } = screen
  const { spending } = t
  const edits = viewerMay(viewer, 'editor')
  return (
    <>
      <div class="head">
        <h1>{spending.name}</h1>
        <p class="soft measure">{spending.intro}</p>
      </div>
      <Did screen={screen} last={edits ? imports[0] : undefined} />
      <div class="pair">
        {edits ? (
          <Bring screen={screen} refused={refused?.about === 'report' ? refused : null} />
        ) : (
          <p class="soft lead">{spending.editorsOnly}</p>
        )}
        <Where screen={screen} />
      </div>
      <Register
        screen={screen}
        imports={imports}
        keys={keys}
        edits={edits}
        refused={refused?.about === 'register' ? refused : null}
      />
      <More screen={screen} next={next} />
      <section class="card stack" aria-labelledby="mappings">
        <h2 id="mappings">{spending.mappings}</h2>
        {refused?.about === 'mappings' && <Problems screen={screen} refused={refused} />}
        {mappings.length === 0 && <p class="soft measure">{spending.mappingsNone}</p>}
        <ul class="lines">
          {mappings.map(mapping => (
            <Mapping screen={screen} mapping={mapping} edits={edits} />
          ))}
        </ul>
      </section>
      <Rates screen={screen} rates={rates} edits={edits} refused={refused?.about === 'rates' ? refused : null} />
    </>
  )
}

const Did = ({ screen, last }: { screen: Screen; last: Imported | undefined }) => {
  const { t, f, url } = screen
  const { spending } = t
  const { applied, rates, done = '' } = Object.fromEntries(url.searchParams)
  if (Number(applied) > 0) {
    const undo = last?.undoable ? { undo: { action: `/app/spend/imports/${last.id}/undo` } } : {}
    return <Done {...{ screen, ...undo }}>{spending.applied(f.counted(Number(applied)))}</Done>
  }
  const text = Number(rates) > 0 ? spending.ratesKept(f.counted(Number(rates))) : spending.did[done]
  return text ? <Done screen={screen}>{text}</Done> : null
}

const Bring = ({ screen, refused }: { screen: Screen; refused: Refused | null }) => {
  const { spending } = screen.t
  return (
    <section class="card" aria-labelledby="bring">
      <h2 id="bring">{spending.bring}</h2>
      <p class="soft">{spending.bringHow}</p>
      <form
        class="act"
        method="post"
        action="/app/spend/import"
        enctype="multipart/form-data"
        data-progress={spending.sending}
      >
        {refused && <Problems screen={screen} refused={refused} />}
        <FileField id="file" label={spending.file} hint={spending.fileHint} />
        <PlatformField screen={screen} value="auto" />
        <button class="primary" type="submit">
          {spending.preview}
        </button>
        <p class="soft small while-busy">{spending.reading}</p>
      </form>
    </section>
  )
}

const Where = ({ screen: { t } }: { screen: Screen }) => (
  <aside class="card stack places" aria-labelledby="where">
    <h2 id="where">{t.spending.where}</h2>
    <p class="soft small">{t.spending.whereHow}</p>
    {destinationNames.map(name => (
      <details>
        <summary>{PLATFORM_NAMES[name]}</summary>
        <p class="small">{t.spending.places[name]}</p>
      </details>
    ))}
    <details>
      <summary>{t.spending.own}</summary>
      <p class="small">
        {t.spending.ownFormat('')} <code>{OWN_HEADER}</code>
      </p>
    </details>
  </aside>
)

const Mapping = ({ screen, mapping, edits }: { screen: Screen; mapping: SaidMapping; edits: boolean }) => {
  const { spending } = screen.t
  const { id, platform, campaign, campaignId, ad, adId, group, groupId, ours } = mapping
  const own = [campaign ?? campaignId, group ?? groupId, ad ?? adId].filter(Boolean).join(' › ')
  const name = `${reportName(screen, platform)} · ${own}`
  const to = !ours ? spending.notOurs : ours.ad ? `${ours.campaign}/${ours.ad}` : spending.whole(ours.campaign)
  return (
    <li class="mapped">
      <p>{spending.mappingTo(name, to)}</p>
      {edits && (
        <form method="post" action={`/app/spend/mappings/${id}/forget`}>
          <button class="quiet" type="submit">
            {spending.remove} <span class="hidden">{spending.removeOf(own)}</span>
          </button>
        </form>
      )}
    </li>
  )
}
