import type { Audience } from '../../audiences/schema.ts'
import type { DryRun } from '../../deliveries/export-dry-run.ts'
import type { Gap } from '../../deliveries/privacy-clause.ts'
import type { Destination } from '../../destinations/contract.ts'
import type { Form as FileForm } from '../../destinations/contract-lists.ts'
import { Gaps } from '../brands/gaps.tsx'
import { Refusal } from '../done.tsx'
import { Crumb, Figure, State } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { Box, Input } from './fields.tsx'
import { counted, most } from './sizes.tsx'

/** As GET /api/audiences/:id/export/:file?dryRun=1 answers. */
export interface DryFile extends DryRun {
  form: FileForm
  minimum: number
  enough: boolean
  privacyGaps: Gap[]
  margin: Partial<Record<string, number | null>> // of those left out, by reason; null: counted one by one
}

interface Props {
  screen: Screen
  audience: Audience
  destination: Destination
  asked: Record<string, string> // the query, as typed
  file: DryFile | null // null: what was asked of the columns is refused
  query: string // what the download is asked with
}

/** What a platform's list file would hold, before anybody's data leaves. */
export const Export = ({ screen, audience, destination, asked, file, query }: Props) => {
  const { t } = screen
  const words = t.audience.file
  return (
    <>
      <div class="head">
        <Crumb href={`/app/audiences/${audience.id}`}>{audience.name}</Crumb>
        <h1>{words.title(destination.label)}</h1>
        <p class="soft measure">{words.how}</p>
      </div>
      {file === null && <Refusal>{words.refused}</Refusal>}
      {file && file.privacyGaps.length > 0 && (
        <section class="card stack" aria-labelledby="gaps">
          <h2 id="gaps">{words.gaps}</h2>
          <p class="measure">{words.gapsHow}</p>
          <Gaps screen={screen} gaps={file.privacyGaps} />
        </section>
      )}
      {file && <Contents screen={screen} file={file} />}
      <Settings screen={screen} audience={audience} destination={destination} asked={asked} file={file} />
      {file && file.privacyGaps.length === 0 && file.rows > 0 && (
        <p class="download">
          <a class="button primary" href={`/app/audiences/${audience.id}/${destination.name}.csv${query}`} download>
            {words.download}
          </a>
          <span class="soft small">{words.ledger}</span>
        </p>
      )}
    </>
  )
}

const Contents = ({ screen, file }: { screen: Screen; file: DryFile }) => {
  const { t, f } = screen
  const words = t.audience.file
  const out = Object.entries(file.leftOut)
    .map(([reason, n]) => ({ reason, n, margin: file.margin[reason] ?? null }))
    .filter(({ n, margin }) => most(n, margin) > 0)
  return (
    <div class="card stack">
      <dl class="figures">
        <Figure name={words.rows}>{f.count(file.rows)}</Figure>
        <Figure name={words.minimum}>{f.count(file.minimum)}</Figure>
      </dl>
      <p>
        <State on={file.enough}>
          {file.enough
            ? t.audience.enough(f.count(file.minimum))
            : t.audience.tooFew(f.count(file.minimum - file.rows), f.count(file.minimum))}
        </State>
      </p>
      <h2>{words.out}</h2>
      {out.length === 0 ? (
        <p>{words.nobodyOut}</p>
      ) : (
        <ul class="plain">
          {out.map(({ reason, n, margin }) => (
            <li class="capital">
              {words.reasons[reason]?.(most(n, margin), counted(screen, n, margin)) ?? `${f.count(n)} ${reason}`}
            </li>
          ))}
        </ul>
      )}
      {out.some(({ margin }) => margin !== null) && <p class="soft small">{t.audience.estimated}</p>}
      <h2 id="first">{words.first}</h2>
      {file.first.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <section class="scrolls" tabindex={0} aria-labelledby="first">
          <table class="cells">
            <thead>
              <tr>
                {file.header.map(name => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {file.first.map(cells => (
                <tr>
                  {cells.map(cell => (
                    <td>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}

const Settings = ({ screen: { t }, audience, destination, asked, file }: Omit<Props, 'query'>) => {
  const words = t.audience.file
  const doubts = destination.unverified.filter(({ about }) => about === 'list-file')
  const { forms } = destination.listFile
  const form = asked.form ?? file?.form ?? forms[0]
  return (
    <form class="card act" method="get" action={`/app/audiences/${audience.id}/export/${destination.name}`}>
      <h2>{words.settings}</h2>
      {forms.length > 1 && (
        <p class="field">
          <label for="form">{words.form}</label>
          <select id="form" name="form">
            {forms.map(name => (
              <option value={name} selected={name === form}>
                {words.forms[name]}
              </option>
            ))}
          </select>
        </p>
      )}
      <details open={doubts.length > 0 || file === null}>
        <summary>{words.columns}</summary>
        {doubts.length > 0 && (
          <div class="meanwhile">
            <p>{words.unverified}</p>
            <ul class="plain small">
              {doubts.map(({ what }) => (
                <li>{t.said(what)}</li>
              ))}
            </ul>
          </div>
        )}
        <p class="soft">{words.columnsHow}</p>
        <ul class="lines">
          {[...new Set(destination.listFile.header)].map(column => (
            <li class="column">
              <Input id={`as.${column}`} label={words.as(column)} form={asked} wrong={NOTHING_WRONG} maxlength={100} />
              <Box name={`out.${column}`} label={words.leave(column)} form={asked} />
            </li>
          ))}
        </ul>
      </details>
      <button type="submit">{words.again}</button>
    </form>
  )
}

const NOTHING_WRONG: ReadonlyMap<string, string> = new Map()
