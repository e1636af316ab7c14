import { typeset } from '../../lib/typography.ts'
import { Crumb } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { Frame, HERE } from './frame.tsx'
import { PAPERS, type PaperName } from './papers/index.ts'
import { blanksIn, type Line, type Paper } from './papers/paper.ts'

const LIST = `${HERE}/papers`

/** The documents that have to be kept, each with how much of it is left to people. */
export const Papers = ({ screen, papers }: { screen: Screen; papers: Record<PaperName, Paper> }) => {
  const words = screen.t.privacy.papers
  return (
    <Frame screen={screen}>
      <p class="soft measure lead">
        {words.lead} {words.caution}
      </p>
      <div class="privacy-pair">
        {PAPERS.map(name => (
          <section class="card stack" aria-labelledby={name}>
            <h2 id={name}>{words.names[name]}</h2>
            <p>{words.about[name]}</p>
            <p class="soft small">{words.blanks(blanksIn(papers[name]))}</p>
            <p class="actions">
              <a class="button primary" href={`${LIST}/${name}`} aria-label={`${words.read} – ${words.names[name]}`}>
                {words.read}
              </a>
              <a
                class="button"
                href={`${LIST}/${name}?format=md`}
                download
                aria-label={`${words.markdown} – ${words.names[name]}`}
              >
                {words.markdown}
              </a>
            </p>
          </section>
        ))}
        <section class="card stack" aria-labelledby="cnil">
          <h2 id="cnil">{words.names.cnil}</h2>
          <p>{words.about.cnil}</p>
          <p class="actions">
            <a class="button primary" href="/app/measure/cnil" aria-label={`${words.read} – ${words.names.cnil}`}>
              {words.read}
            </a>
          </p>
        </section>
      </div>
    </Frame>
  )
}

interface Props {
  screen: Screen
  name: PaperName
  paper: Paper
  made: string
}

/** One document, to be read and printed. */
export const PaperPage = ({ screen, name, paper, made }: Props) => {
  const { language, t } = screen
  const words = t.privacy.papers
  const typed = (text: string) => typeset(text, language)
  return (
    <Frame screen={screen}>
      <Crumb href={LIST}>{words.back}</Crumb>
      <article class="card stack paper-page" aria-labelledby="paper">
        <h2 id="paper">{typed(paper.title)}</h2>
        <p class="soft small">
          {made} {words.blanks(blanksIn(paper))} {words.caution}
        </p>
        {paper.sections.map(({ title, text, lines }) => (
          <section>
            <h3>{typed(title)}</h3>
            {text && <p>{typed(text)}</p>}
            <dl>
              {lines.map(line => (
                <Said screen={screen} line={line} />
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{words.sources}</h3>
          <ul class="privacy-list">
            {paper.sources.map(({ text, url }) => (
              <li>
                <a href={url}>{typed(text)}</a>
              </li>
            ))}
          </ul>
        </section>
      </article>
      <p class="more screen-only">
        <a href={`${LIST}/${name}?format=md`} download>
          {words.markdown}
        </a>
      </p>
    </Frame>
  )
}

const Said = ({ screen: { language, t }, line: [name, said] }: { screen: Screen; line: Line }) => (
  <div>
    <dt>{typeset(name, language)}</dt>
    <dd>
      {said === null ? (
        <span class="paper-blank">{t.privacy.papers.blank}</span>
      ) : typeof said === 'string' ? (
        typeset(said, language)
      ) : (
        <ul class="privacy-list">
          {said.map(each => (
            <li>{typeset(each, language)}</li>
          ))}
        </ul>
      )}
    </dd>
  </div>
)
