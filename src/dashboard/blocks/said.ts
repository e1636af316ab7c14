import type { Issue } from '../../lib/http.ts'
import { issueText } from '../issues.ts'
import type { Screen } from '../screen.ts'
import { type Block, type List, outlineOf } from './outline.ts'

const NUMBERS = /\.(?:\d+|new)(?=\.|$)/g

/** The path of a field without the numbers of items: what its words go by. */
export const keyOf = (at: string): string => at.replace(NUMBERS, '')

/** What a field is called, or a block as a whole. */
export function labelOf({ t: { blocks } }: Screen, at: string): string {
  const key = keyOf(at)
  return blocks.fields[key] ?? blocks.named[key]?.title ?? blocks.fields[key.split('.').at(-1)!] ?? key
}

/** What is refused in a field, in words. `isEmpty`: nothing is written there. */
export function textOf(screen: Screen, issue: Issue, at: string, isEmpty: boolean): string {
  const { blocks, desk } = screen.t
  if (isEmpty && EMPTY_HAS.has(issue.code ?? '')) return issueText(screen, { ...issue, ...TO_FILL }, '')
  const rule = BY_RULE.has(issue.code ?? '') ? blocks.rules[keyOf(at)] : undefined
  return rule ?? issueText(screen, issue, desk.refused.other!)
}

/** « Ligne 2 : 80 caractères au plus. » beside a field of several lines. */
export function lineTextOf(screen: Screen, issue: Issue, at: string, isEmpty: boolean): string {
  const line = /^\d+$/.exec(issue.path.slice(`content.${at}.`.length))
  const text = textOf(screen, issue, at, isEmpty)
  return line ? screen.t.desk.edit.wrongIn(screen.t.blocks.line(Number(line[0]) + 1), text) : text
}

const EMPTY_HAS = new Set(['wrong-type', 'wrong-format', 'too-small'])
const BY_RULE = new Set(['wrong-format', 'not-accepted'])
const TO_FILL = { code: 'too-small', params: { least: 1, of: 'string' } }

/** Where an issue of the content is, as a person finds it: « Témoignage 2, Source ». Null: in no block. */
export function placeOf(screen: Screen, template: string, path: string): string | null {
  const [, top = '', ...rest] = path.split('.')
  const block = outlineOf(template).find(({ name }) => name === top)
  return block ? [...placeIn(screen, block, top, rest)].join(', ') : null
}

/** The id of the field, or of the block, that an issue of the content is about. Null: in no block. */
export function idOf(template: string, path: string): string | null {
  const [, top = '', ...rest] = path.split('.')
  const block = outlineOf(template).find(({ name }) => name === top)
  return block ? idIn(block, top, rest) : null
}

function idIn(block: Block, at: string, [name, ...below]: readonly string[]): string {
  if (block.kind === 'list') return name === undefined ? `${at}-items` : idIn(block.item, `${at}.${name}`, below)
  if (block.kind !== 'group') return at
  const part = block.parts.find(part => part.name === name)
  return part ? idIn(part, `${at}.${name}`, below) : `block-${at.split('.')[0]}`
}

function* placeIn(screen: Screen, block: Block, at: string, rest: readonly string[]): Generator<string> {
  const words = screen.t.blocks.named[keyOf(at)]
  if (block.kind === 'list') return yield* placeInList(screen, block, at, rest)
  if (block.kind !== 'group') {
    yield words?.title ?? labelOf(screen, at)
    if (rest.length > 0) yield screen.t.blocks.line(Number(rest[0]) + 1)
    return
  }
  if (words) yield words.title
  const [name, ...below] = rest
  const part = block.parts.find(part => part.name === name)
  if (part) yield* placeIn(screen, part, `${at}.${name}`, below)
}

function* placeInList(screen: Screen, { item }: List, at: string, [number, name, ...below]: readonly string[]) {
  const { one, title } = screen.t.blocks.named[keyOf(at)]!
  yield number === undefined ? title : `${one} ${Number(number) + 1}`
  const part = item.parts.find(part => part.name === name)
  if (part) yield* placeIn(screen, part, `${at}.${number}.${name}`, below)
}
