import type { Call } from './example.ts'

/** What a file of this type is called in examples. */
export const fileName = (type: string): string => FILES[type] ?? 'file'

const FILES: Record<string, string> = { 'text/csv': 'file.csv', 'image/*': 'picture.jpg', 'font/woff2': 'font.woff2' }

/** As Node, Deno, Bun and browsers take it. */
export function fetchOf(origin: string, { method, url, type, body }: Call, answerType: string | null): string {
  const headers = ["Authorization: 'Bearer ' + token", ...(type ? [`'Content-Type': '${type}'`] : [])]
  const options = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    `  headers: { ${headers.join(', ')} },`,
    ...(body === undefined ? [] : [`  body: JSON.stringify(${indented(JSON.stringify(body, null, 2))}),`]),
    ...(type && body === undefined ? [`  body: await readFile('${fileName(type)}'), // node:fs/promises`] : []),
  ]
  const read = answerType === null ? '' : `, await answer.${answerType.includes('json') ? 'json' : 'text'}()`
  return [
    `const answer = await fetch(${quotedInJs(origin + url)}, {`,
    ...options,
    '})',
    `console.log(answer.status${read})`,
  ].join('\n')
}

const indented = (text: string): string => text.replaceAll('\n', '\n  ')
const quotedInJs = (text: string): string => `'${text.replaceAll("'", "\\'")}'`
