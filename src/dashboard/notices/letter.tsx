import { raw } from 'hono/html'
import { typeset } from '../../lib/typography.ts'
import type { Language } from '../words.ts'

/** What a mail is made of, so that its text and its HTML say the same. */
export type Block =
  | { head: string }
  | { part: string } // a smaller heading
  | { text: string; soft?: boolean }
  | { link: string; to: string; quiet?: boolean }
  | { columns: readonly string[]; rows: readonly (readonly string[])[] }

export const asText = (language: Language, blocks: readonly Block[]): string =>
  blocks.map(block => textOf(language, block)).join('\n\n')

function textOf(language: Language, block: Block): string {
  if ('head' in block) return `${block.head}\n${'='.repeat([...block.head].length)}`
  if ('part' in block) return `${block.part}\n${'-'.repeat([...block.part].length)}`
  if ('text' in block) return block.text
  if ('link' in block) return `${block.link}\n${block.to}`
  const [, ...columns] = block.columns
  const line = ([name, ...cells]: readonly string[]) =>
    typeset(
      `${name}${language === 'fr' ? ' :' : ':'} ${cells.map((cell, i) => `${cell} (${columns[i]})`).join(', ')}`,
      language,
    )
  return block.rows.map(line).join('\n')
}

// Mail programs know little CSS; this is what they do know. Nothing is loaded from anywhere.
const STYLE = `
body { font: 16px/1.5 sans-serif; max-width: 36em; margin: 0 auto; padding: 1em; }
h1 { font-size: 1.4em; line-height: 1.2; } h2 { font-size: 1.15em; margin: 2em 0 .5em; } h3 { font-size: 1em; margin: 1.5em 0 .25em; }
p { margin: .5em 0; } table { border-collapse: collapse; margin: .75em 0; }
th, td { text-align: left; padding: .3em 1.2em .3em 0; border-bottom: 1px solid #bbb; } td { text-align: right; white-space: nowrap; }
thead th + th { text-align: right; } .soft { font-size: .875em; }
.go { display: inline-block; padding: .6em 1.1em; border: 2px solid currentColor; border-radius: 6px; font-weight: bold; }`

interface Props {
  language: Language
  title: string
  blocks: readonly Block[]
  nonce?: string // of the page that shows it
}

export const asHtml = ({ language, title, blocks, nonce }: Props): string =>
  `<!doctype html>${(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {nonce && <base target="_top" />}
        <style nonce={nonce}>{raw(STYLE)}</style>
      </head>
      <body>
        <h1>{title}</h1>
        {blocks.map(block => (
          <Drawn block={block} />
        ))}
      </body>
    </html>
  )}`

const Drawn = ({ block }: { block: Block }) => {
  if ('head' in block) return <h2>{block.head}</h2>
  if ('part' in block) return <h3>{block.part}</h3>
  if ('text' in block) return <p class={block.soft ? 'soft' : undefined}>{block.text}</p>
  if ('link' in block)
    return (
      <p class={block.quiet ? 'soft' : undefined}>
        <a class={block.quiet ? undefined : 'go'} href={block.to}>
          {block.link}
        </a>
      </p>
    )
  return (
    <table>
      <thead>
        <tr>
          {block.columns.map(name => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map(([name, ...cells]) => (
          <tr>
            <th scope="row">{name}</th>
            {cells.map(cell => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
