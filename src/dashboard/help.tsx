import type { Screen } from './screen.ts'
import type { Term } from './words/term.ts'

export type TermName = keyof Screen['t']['glossary']['terms']

/** A question mark beside a figure: opens its definition, formula and source. The text is in the page once, however many
 *  marks ask for it. Inline: it may stand in a heading of a table, in a <dt> or in a sentence. */
export const Help = ({ screen, term }: { screen: Screen; term: TermName }) => {
  const { glossary } = screen.t
  const entry: Term = glossary.terms[term]
  const isFirst = !screen.explained.has(term)
  screen.explained.add(term)
  return (
    <>
      <button class="help" type="button" popovertarget={`help-${term}`} aria-label={glossary.ask(entry.name)}>
        ?
      </button>
      {isFirst && (
        <span class="help-text" id={`help-${term}`} popover="auto">
          <strong>{entry.name}</strong>
          <Definition screen={screen} term={term} />
        </span>
      )}
    </>
  )
}

export const Definition = ({ screen: { t }, term }: { screen: Screen; term: TermName }) => {
  const { formula, source, is }: Term = t.glossary.terms[term]
  return (
    <>
      <span>{is}</span>
      {formula && (
        <span>
          <span class="soft">{t.glossary.formula}</span> {formula}
        </span>
      )}
      {source && (
        <span class="soft small">
          {t.glossary.source} {source}
        </span>
      )}
    </>
  )
}
