import type { SLOTS, Stage } from '../../templates/kit/slots.ts'
import { joined } from '../lib/bytes.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../lib/time.ts'

/** What differs from visit to visit. */
export interface Visit {
  slots: Readonly<Record<keyof typeof SLOTS, string>>
  dynamic: Readonly<Record<string, string>>
  stage: Stage | null
  lang: 'fr' | 'en'
  now: number
}

/** A page's HTML cut at its marks, once: filling it is then mere joining. */
export type Compiled = readonly Part[]

type Part =
  | { kind: 'text'; text: string; utf8: Uint8Array }
  | { kind: 'slot'; name: keyof typeof SLOTS }
  | { kind: 'dynamic'; name: string }
  | { kind: 'time-left'; until: number }
  | { kind: 'block'; condition: string; value: string; holds: (visit: Visit) => boolean; parts: Compiled }

const MARK = /\ue000(\w+)\ue000|\ue001(\w+)\ue001|\ue002([a-z]+):(\w+)\ue003|(\ue004)|\ue005(\d+)\ue005/g

/** Throws on a block that is never closed or closed twice: a fault of a template. */
export function compile(html: string): Compiled {
  const stack: Part[][] = [[]]
  let from = 0
  for (const mark of html.matchAll(MARK)) {
    const [whole, slot, dynamic, condition, value = '', end, until] = mark
    const parts = stack.at(-1)!
    if (mark.index > from) parts.push(textPart(html.slice(from, mark.index)))
    from = mark.index + whole.length
    if (slot) parts.push({ kind: 'slot', name: slot as keyof typeof SLOTS })
    else if (dynamic) parts.push({ kind: 'dynamic', name: dynamic })
    else if (until) parts.push({ kind: 'time-left', until: Number(until) })
    else if (condition) {
      const inside: Part[] = []
      parts.push({ kind: 'block', condition, value, holds: conditionOf(condition, value), parts: inside })
      stack.push(inside)
    } else if (end) {
      stack.pop()
      if (stack.length === 0) throw new Error('a block of the page is closed twice')
    }
  }
  if (stack.length !== 1) throw new Error('a block of the page is never closed')
  if (from < html.length) stack[0]!.push(textPart(html.slice(from)))
  return stack[0]!
}

function conditionOf(name: string, value: string): (visit: Visit) => boolean {
  if (name === 'at') return visit => visit.stage === value
  if (name === 'not') return visit => visit.stage !== value
  if (name === 'until') return visit => visit.now < Number(value)
  throw new Error(`no condition "${name}"`)
}

const utf8 = new TextEncoder()
const textPart = (text: string): Part => ({ kind: 'text', text, utf8: utf8.encode(text) })

export const fill = (page: Compiled, visit: Visit): string =>
  piecesOf(page, visit)
    .map(piece => (typeof piece === 'string' ? piece : piece.text))
    .join('')

/** The same as UTF-8: what stands between the marks was encoded once, and not for every visit. */
export function fillBytes(page: Compiled, visit: Visit): Uint8Array<ArrayBuffer> {
  return joined(piecesOf(page, visit).map(piece => (typeof piece === 'string' ? utf8.encode(piece) : piece.utf8)))
}

type Piece = string | Extract<Part, { kind: 'text' }>

function piecesOf(page: Compiled, visit: Visit, before: Piece[] = []): Piece[] {
  for (const part of page) {
    if (part.kind !== 'block') before.push(pieceOf(part, visit))
    else if (part.holds(visit)) piecesOf(part.parts, visit, before)
  }
  return before
}

function pieceOf(part: Exclude<Part, { kind: 'block' }>, visit: Visit): Piece {
  switch (part.kind) {
    case 'text':
      return part
    case 'slot':
      return escaped(visit.slots[part.name])
    case 'dynamic':
      return escaped(visit.dynamic[part.name] ?? '')
    case 'time-left':
      return timeLeftIn(part.until - visit.now, visit.lang)
  }
}

/** Every moment (ms) at which something on the page is over. */
export const endsOf = (page: Compiled): number[] =>
  page.flatMap(part => {
    if (part.kind !== 'block') return []
    return [...(part.condition === 'until' ? [Number(part.value)] : []), ...endsOf(part.parts)]
  })

function timeLeftIn(ms: number, lang: 'fr' | 'en'): string {
  const [count, unit] = timeLeft(ms)
  return unitFormat(lang, unit).format(count).replace(' ', '\u00a0')
}

/** Whole days when there are two or more, else hours, else minutes, always rounded down: never more time than there is. */
export function timeLeft(ms: number): [count: number, unit: string] {
  const [unit, length] = UNITS.find(([, unitMs]) => ms >= 2 * unitMs) ?? ['minute', MINUTE_MS]
  return [Math.max(0, Math.floor(ms / length)), unit]
}

// Making one costs more than the rest of a page.
const formats = new Map<string, Intl.NumberFormat>()

function unitFormat(lang: string, unit: string): Intl.NumberFormat {
  const key = `${lang} ${unit}`
  const known = formats.get(key) ?? new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' })
  formats.set(key, known)
  return known
}

const UNITS = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
] as const

/** Text as HTML holds it, in an attribute too. */
export const escaped = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`) : text
