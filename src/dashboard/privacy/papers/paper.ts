/** A document with the facts of this deployment in it. Null: only people can say it. */
export interface Section {
  title: string
  text?: string // before the lines
  lines: readonly Line[]
}
export type Line = readonly [name: string, said: string | readonly string[] | null]

export interface Source {
  text: string // with page and date
  url: string
}

export interface Paper {
  title: string
  sections: readonly Section[]
  sources: readonly Source[]
}

export const blanksIn = ({ sections }: Paper): number =>
  sections.flatMap(({ lines }) => lines).filter(([, said]) => said === null).length

interface Words {
  blank: string
  sources: string
  made: string
  caution: string
}

/** The same as Markdown. What comes from people cannot become markup. */
export function markdownOf(paper: Paper, words: Words): string {
  const parts = paper.sections.map(({ title, text, lines }) =>
    [`## ${title}`, ...(text ? [text] : []), lines.map(line => lineOf(line, words.blank)).join('\n')].join('\n\n'),
  )
  const sources = paper.sources.map(({ text, url }) => `- ${text}, <${url}>`).join('\n')
  return `${[`# ${paper.title}`, `${words.made} ${words.caution}`, ...parts, `## ${words.sources}`, sources].join('\n\n')}\n`
}

function lineOf([name, said]: Line, blank: string): string {
  if (said === null) return `- **${name}** – **[${blank}]**`
  if (typeof said === 'string') return `- **${name}** – ${plain(said)}`
  return [`- **${name}**`, ...said.map(each => `  - ${plain(each)}`)].join('\n')
}

const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/\s+/g, ' ')
