import type { Imported } from '../../contacts/crm/imports.ts'
import type { Hint, Quality } from '../../contacts/crm/quality.ts'
import { DoneIf } from '../done.tsx'
import { type Draft, EMPTY, Field, Refused, Select } from '../fields.tsx'
import type { Form } from '../form.ts'
import { More } from '../more.tsx'
import { Figure } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { byWhom } from '../who.ts'
import { Frame } from './frame.tsx'
import { KINDS, type Kind } from './import-kinds.ts'

interface Props {
  screen: Screen
  quality: Quality & { hints: Hint[] }
  imports: readonly Imported[]
  keys: ReadonlyMap<string, string>
  next: string | null
  refused: { kind: Kind; draft: Draft } | null
}

/** Files from the CRM: taken in, how good a seed they make, and the register. */
export const Imports = ({ screen, quality, imports, keys, next, refused }: Props) => {
  const { t, viewer } = screen
  const edits = viewerMay(viewer, 'editor')
  const applied = Number(screen.url.searchParams.get('applied') ?? '')
  return (
    <Frame screen={screen} title={t.crm.title} intro={t.crm.intro}>
      <DoneIf text={applied > 0 ? t.crm.applied(applied) : undefined} />
      {edits ? (
        <div class="pair even">
          {KINDS.map(kind => (
            <Choose screen={screen} kind={kind} draft={refused?.kind === kind ? refused.draft : EMPTY} />
          ))}
        </div>
      ) : (
        <p class="soft lead">{t.crm.editorsOnly}</p>
      )}
      <Seed screen={screen} quality={quality} />
      <section class="card stack" aria-labelledby="register">
        <h2 id="register">{t.crm.register}</h2>
        {imports.length === 0 && <p>{t.crm.registerNone}</p>}
        <ul class="lines">
          {imports.map(row => (
            <Line screen={screen} row={row} keys={keys} />
          ))}
        </ul>
      </section>
      <More screen={screen} next={next} />
    </Frame>
  )
}

const Choose = ({ screen, kind, draft }: { screen: Screen; kind: Kind; draft: Draft }) => {
  const { crm } = screen.t
  return (
    <section class="card" aria-labelledby={kind}>
      <h2 id={kind}>{crm.kinds[kind].name}</h2>
      <p class="soft">{crm.kinds[kind].how}</p>
      <form class="act" method="post" action={`/app/imports/${kind}#${kind}`} enctype="multipart/form-data">
        <Refused screen={screen} draft={draft} shown={['currency', 'country', 'dates']} words={crm.refusals} />
        <FileField screen={screen} id={`${kind}-file`} />
        <Options screen={screen} kind={kind} draft={draft} />
        <button class="primary" type="submit">
          {crm.preview}
        </button>
      </form>
    </section>
  )
}

export const FileField = ({ screen: { t }, id }: { screen: Screen; id: string }) => (
  <p class="field">
    <label for={id}>{t.crm.file}</label>
    <input id={id} name="file" type="file" accept=".csv,.tsv,.txt" required aria-describedby={`${id}-hint`} />
    <span class="soft small" id={`${id}-hint`}>
      {t.crm.fileHint}
    </span>
  </p>
)

/** What a file does not say by itself. Only customers have a country. */
export const Options = ({ screen: { t }, kind, draft }: { screen: Screen; kind: Kind; draft: Draft }) => {
  const { crm } = t
  const about = (name: string) => ({ draft, name, id: `${kind}-${name}` })
  return (
    <>
      <Field {...about('currency')} label={crm.currency} help={crm.currencyHint} input={{ maxlength: 3 }} />
      {kind === 'customers' && (
        <Field {...about('country')} label={crm.country} help={crm.countryHint} input={{ maxlength: 40 }} />
      )}
      <Select {...about('dates')} label={crm.dates} options={Object.entries(crm.dateKinds)} />
    </>
  )
}

export const draftOf = (form: Form): Draft => ({ form, issues: [], code: null })

const Seed = ({ screen: { t, f }, quality }: { screen: Screen; quality: Props['quality'] }) => {
  const { crm } = t
  const { customers, people, withValue, matched, countries, values, hints } = quality
  const units = (n: number, currency: string) => f.money(Math.round(n * 1e6), currency)
  return (
    <section class="card stack" aria-labelledby="seed">
      <h2 id="seed">{crm.seed}</h2>
      <p class="soft measure">{crm.seedHow}</p>
      <dl class="figures">
        <Figure name={crm.customers}>{f.count(customers)}</Figure>
        <Figure name={crm.usable}>{f.count(people)}</Figure>
        <Figure name={crm.withValue}>{f.count(withValue)}</Figure>
        <Figure name={crm.matched}>{f.count(matched.people)}</Figure>
      </dl>
      {countries.length > 0 && (
        <p class="small">
          {crm.countries(
            f.list(countries.map(({ country, people }) => `${country ?? crm.unknownCountry} (${f.count(people)})`)),
          )}
        </p>
      )}
      {values.map(({ currency, min, median, max }) => (
        <p class="small">{crm.values(currency, units(min, currency), units(median, currency), units(max, currency))}</p>
      ))}
      {hints.length > 0 && (
        <ul class="plain">
          {hints.map(({ code }) => (
            <li>{crm.hints[code]}</li>
          ))}
        </ul>
      )}
      <p class="soft small">
        <a href="https://www.facebook.com/business/help/164749007013531">{crm.source}</a>
      </p>
    </section>
  )
}

const Line = ({ screen, row, keys }: Pick<Props, 'screen' | 'keys'> & { row: Imported }) => {
  const { t, f } = screen
  return (
    <li>
      <p>
        <strong>{t.crm.kinds[row.kind].name}</strong>{' '}
        {t.crm.registerRow(f.counted(row.rows), f.counted(row.added), f.counted(row.changed), f.counted(row.refused))}
      </p>
      <p class="soft small">
        {f.moment(row.at)} · {byWhom(screen, row.actor, keys)}
      </p>
    </li>
  )
}
