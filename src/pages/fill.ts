import type { SLOTS, Stage } from '../../templates/kit/slots.ts'

/** What differs from visit to visit. */
export interface Visit {
  slots: Readonly<Record<keyof typeof SLOTS, string>>
  dynamic: Readonly<Record<string, string>>
  stage: Stage | null
  now: number
}

/** A page's HTML cut at its marks, once: filling it is then mere joining. */
export type Compiled = readonly Part[]

type Part =
  | string
  | { kind: 'slot'; name: keyof typeof SLOTS }
  | { kind: 'dynamic'; name: string }
  | { kind: 'block'; holds: (visit: Visit) => boolean; parts: Compiled }

const MARK = /\ue000(\w+)\ue000|\ue001(\w+)\ue001|\ue002([a-z]+):(\w+)\ue003|(\ue004)/g

/** Throws on a block that is never closed or closed twice: a fault of a template. */
export function compile(html: string): Compiled {
  const stack: Part[][] = [[]]
  let from = 0
  for (const mark of html.matchAll(MARK)) {
    const [whole, slot, dynamic, condition, value = '', end] = mark
    const parts = stack.at(-1)!
    if (mark.index > from) parts.push(html.slice(from, mark.index))
    from = mark.index + whole.length
    if (slot) parts.push({ kind: 'slot', name: slot as keyof typeof SLOTS })
    else if (dynamic) parts.push({ kind: 'dynamic', name: dynamic })
    else if (condition) {
      const inside: Part[] = []
      parts.push({ kind: 'block', holds: conditionOf(condition, value), parts: inside })
      stack.push(inside)
    } else if (end) {
      stack.pop()
      if (stack.length === 0) throw new Error('a block of the page is closed twice')
    }
  }
  if (stack.length !== 1) throw new Error('a block of the page is never closed')
  if (from < html.length) stack[0]!.push(html.slice(from))
  return stack[0]!
}

function conditionOf(name: string, value: string): (visit: Visit) => boolean {
  if (name === 'at') return visit => visit.stage === value
  if (name === 'not') return visit => visit.stage !== value
  if (name === 'until') return visit => visit.now < Number(value)
  throw new Error(`no condition "${name}"`)
}

export function fill(page: Compiled, visit: Visit): string {
  let html = ''
  for (const part of page) {
    if (typeof part === 'string') html += part
    else if (part.kind === 'slot') html += escaped(visit.slots[part.name])
    else if (part.kind === 'dynamic') html += escaped(visit.dynamic[part.name] ?? '')
    else if (part.holds(visit)) html += fill(part.parts, visit)
  }
  return html
}

const escaped = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`) : text
