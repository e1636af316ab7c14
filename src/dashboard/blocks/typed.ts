import { plain } from '../../lib/text.ts'
import { fromWallClock, isZone, toWallClock } from '../../lib/zones.ts'
import type { Form } from '../form.ts'
import { type Block, type Group, type Leaf, type List, outlineOf } from './outline.ts'

/** What a form says of the blocks of a page, as the API takes it: null takes one away. A field's name is its path,
 *  'faq.0.question'. Items come in the order of the form, whatever their numbers; one without a word is left out. */
export function blocksIn(form: Form): Record<string, unknown> {
  const read: Reading = { form, zone: zoneIn(form.zone) ?? 'UTC' }
  const blocks = outlineOf(form.template ?? '')
  const content = Object.fromEntries(blocks.map(block => [block.name, readAt(read, block, block.name) ?? null]))
  return content.extras ? { ...content, extras: named(content.extras as Question[]) } : content
}

interface Reading {
  form: Form
  zone: string // of the clock that moments are typed by
}

function readAt(read: Reading, block: Block, at: string): unknown {
  switch (block.kind) {
    case 'list':
      return listAt(read, block, at)
    case 'group':
      return groupAt(read, block, at)
    default:
      return leafAt(read, block, at)
  }
}

function listAt(read: Reading, { required, item }: List, at: string): unknown[] | undefined {
  const items = numbersIn(read.form, at).map(number => groupAt(read, item, `${at}.${number}`))
  const said = items.filter(item => item !== undefined)
  return said.length > 0 || required ? said : undefined
}

function groupAt(read: Reading, group: Group, at: string): Record<string, unknown> | undefined {
  if (!group.required && wordsAt(read.form, group, at).length === 0) return undefined
  const zone = zoneIn(read.form[`${at}.timeZone`]) ?? read.zone
  const values = group.parts.map(part => [part.name, readAt({ ...read, zone }, part, `${at}.${part.name}`)] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

function leafAt({ form, zone }: Reading, { kind, required }: Leaf, at: string): unknown {
  const typed = (form[at] ?? '').trim()
  if (kind === 'flag') return at in form
  if (kind === 'lines') return listed(typed, required)
  if (typed === '') return required && kind !== 'int' ? '' : undefined
  switch (kind) {
    case 'line':
      return typed.replace(/\s*\n\s*/g, ' ')
    case 'int':
      return /^-?\d{1,9}$/.test(typed) ? Number(typed) : typed
    case 'moment':
      return isAsStored(typed, form[storedAt(at)], zone) ? form[storedAt(at)] : fromWallClock(typed, zone)
    case 'kept':
      return parsed(typed)
    default:
      return typed
  }
}

function listed(typed: string, required: boolean): string[] | undefined {
  const lines = typed.split('\n').map(line => line.trim()).filter(Boolean) // biome-ignore format: one after the other
  return lines.length > 0 || required ? lines : undefined
}

/** The field beside a moment that says how it is stored: another clock writes the same moment differently. */
export const storedAt = (at: string): string => `${at}@stored`

const isAsStored = (typed: string, stored: string | undefined, zone: string): boolean =>
  stored !== undefined && !Number.isNaN(Date.parse(stored)) && toWallClock(Date.parse(stored), zone) === typed

export const zoneIn = (name: string | undefined): string | null => (name && isZone(name) ? name : null)

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json // the API says what is wrong with it
  }
}

/** The numbers of the items of a list, in the order of the form. */
export function numbersIn(form: Form, at: string): string[] {
  const below = Object.keys(form).filter(name => name.startsWith(`${at}.`))
  return [...new Set(below.map(name => name.slice(at.length + 1).split('.', 1)[0]!))]
}

/** All that somebody wrote there. What is chosen, ticked or kept is no word, nor is the zone that waits for a date. */
export function wordsAt(form: Form, block: Block, at: string): string[] {
  switch (block.kind) {
    case 'list':
      return numbersIn(form, at).flatMap(number => wordsAt(form, block.item, `${at}.${number}`))
    case 'group':
      return block.parts.flatMap(part => wordsAt(form, part, `${at}.${part.name}`))
    case 'flag':
    case 'choice':
    case 'kept':
    case 'zone':
      return []
    default:
      return form[at]?.trim() ? [form[at]] : []
  }
}

interface Question {
  name?: string
  label?: string
}

/** A question whose name nobody wrote is called after what it asks, and numbered where another is called so. */
function named(questions: readonly Question[]): Question[] {
  const taken = new Set(questions.map(({ name }) => name))
  return questions.map(question => {
    if (question.name || !question.label) return question
    const name = freeName(nameFrom(question.label), taken)
    taken.add(name)
    return { ...question, name }
  })
}

function freeName(name: string, taken: ReadonlySet<string | undefined>): string {
  let free = name
  for (let n = 2; taken.has(free); n++) free = `${name.slice(0, 27)}_${n}`
  return free
}

const nameFrom = (label: string): string =>
  plain(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 30)
    .replace(/_$/, '') || 'question'
