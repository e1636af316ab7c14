import { type Call, missingNames } from './example.ts'
import { fileName } from './snippet.ts'

/** The list that tells an id, by the name that examples give it: {audience: '/api/audiences'}. */
export type Lists = ReadonlyMap<string, string>

/** As a shell takes it. The key stays a name, and so does an id: what only reads looks up the first of its list, and what changes
 *  something is refused by the shell until an id was chosen. */
export function curlOf(origin: string, call: Call, lists: Lists = new Map()): string {
  const { method, type, body, file } = call
  const reads = method === 'GET'
  const idIn = (text: string, put: (id: string) => string) =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      put(reads && lists.has(name) ? `$${variable(name)}` : chosen(name, lists)),
    )
  const url = origin + call.url.replaceAll(/%7B(\w+)%7D/g, '{$1}')
  const lines = [
    `curl ${reads ? '' : `-X ${method} `}${NAMED.test(url) ? `"${idIn(url, id => id)}"` : quoted(url)}`,
    '-H "Authorization: Bearer $TOKEN"',
    ...(type ? [`-H ${quoted(`Content-Type: ${type}`)}`] : []),
    ...(body === undefined ? [] : [`-d ${idIn(quoted(JSON.stringify(body, null, 2)), id => `'"${id}"'`)}`]),
    ...(type && body === undefined ? [`--data-binary @${file === undefined ? fileName(type) : "- <<'END'"}`] : []),
  ].join(' \\\n  ')
  const found = reads ? missingNames(call).flatMap(name => lookUp(origin, name, lists)) : []
  if (file === undefined) return [...found, lines].join('\n')
  const here = NAMED.test(file) ? lines.replace("<<'END'", '<<END') : lines
  return `${here}\n${idIn(file, id => id).trimEnd()}\nEND`
}

const NAMED = /\{\w+\}/

const variable = (name: string): string => `${name.replaceAll(/[A-Z]/g, capital => `_${capital}`).toUpperCase()}_ID`

/** What a shell refuses to go without, and says where to look. */
const chosen = (name: string, lists: Lists): string =>
  `\${${variable(name)}:?${lists.has(name) ? `see GET ${lists.get(name)}` : 'its id'}}`

const lookUp = (origin: string, name: string, lists: Lists): string[] =>
  lists.has(name)
    ? [
        `${variable(name)}=$(curl -s '${origin}${lists.get(name)}?limit=1' -H "Authorization: Bearer $TOKEN" |`,
        `  grep -o '"id":"[^"]*' | head -n 1 | cut -d '"' -f 4)`,
      ]
    : []

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
