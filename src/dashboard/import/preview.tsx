import type { Child } from 'hono/jsx'
import type { Campaign } from '../../campaigns/schema.ts'
import type { Preview } from '../../pages/drafts/import.ts'
import { Refusal } from '../done.tsx'
import { FaultList } from '../fault-list.tsx'
import { PLATFORM_NAMES } from '../platform-names.ts'
import type { Screen } from '../screen.ts'
import { formatName } from './format-name.ts'
import { fieldName, noteIn, placesIn, problemIn } from './problem.ts'

interface Props {
  screen: Screen
  campaign: Campaign
  preview: Preview
}

/** What a file would do, and what is wrong with it, by line. */
export const ImportPreview = ({ screen, campaign, preview }: Props) => {
  const { t, f } = screen
  const { ads, skipped, notes, issues, unmapped, platform, rows } = preview
  const words = t.importing
  return (
    <>
      <p class="soft">
        {words.read(platform === null ? words.unknownFormat : formatName(screen, platform), rows)}
        {ads.same > 0 && ` · ${words.same(ads.same)}`}
      </p>
      {issues.length > 0 && (
        <Part id="issues" title={words.issues(issues.length)}>
          <Refusal>{words.issuesHow}</Refusal>
          <FaultList faults={issues.map(issue => problemIn(screen, preview, issue))} />
        </Part>
      )}
      {ads.add.length > 0 && (
        <Part id="add" title={words.add(ads.add.length)}>
          <ul class="lines">
            {ads.add.map(({ slug, platform, headline, lines, language }) => (
              <li>
                <h3 lang={language}>{headline}</h3>
                <p class="soft small">
                  {PLATFORM_NAMES[platform]} · <code>{slug}</code> · {placesIn(screen, preview, lines)}
                </p>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {ads.change.length > 0 && (
        <Part id="change" title={words.change(ads.change.length)}>
          <ul class="lines">
            {ads.change.map(({ slug, lines, fields, kept, draft }) => (
              <li>
                <h3>
                  <a href={`/app/campaigns/${campaign.slug}/ads/${slug}`}>{slug}</a>
                </h3>
                <p class="soft small">{placesIn(screen, preview, lines)}</p>
                <dl class="befores">
                  {fields.map(({ field, before, after }) => (
                    <div>
                      <dt>{words.fields[field]}</dt>
                      <dd>
                        <del>{shown(before, words.empty)}</del> → <ins>{shown(after, words.empty)}</ins>
                      </dd>
                    </div>
                  ))}
                </dl>
                <p class="small">
                  {draft === 'follows'
                    ? words.follows
                    : words.kept(f.list(kept.map(field => fieldName(screen, field))))}
                </p>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {(notes.length > 0 || unmapped.length > 0) && (
        <Part id="notes" title={words.notes}>
          <ul class="plain small">
            {notes.map(note => (
              <li>
                {noteIn(screen, note)} ({placesIn(screen, preview, note.lines)})
              </li>
            ))}
            {unmapped.length > 0 && <li>{words.unmapped(unmapped.join(', '))}</li>}
          </ul>
        </Part>
      )}
      {skipped.length > 0 && (
        <Part id="skipped" title={words.skipped(skipped.length)}>
          <ul class="plain small">
            {skipped.map(({ line, reason }) => (
              <li>
                {placesIn(screen, preview, [line])} · {words.reasons[reason]}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

const Part = ({ id, title, children }: { id: string; title: string; children: Child }) => (
  <section class="card stack" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

function shown(value: unknown, empty: string): string {
  if (value === null || value === '') return empty
  return typeof value === 'string' ? value : JSON.stringify(value)
}
