import { storable } from '../../lib/text.ts'
import type { Beacon } from '../beacon.ts'
import { cell, elements, type StoredEvent } from '../row.ts'
import { looksPersonal } from './personal.ts'

const MAX_PROPS = 10

/** The custom events of a beacon, without what may tell who somebody is. */
export function eventsOf(told: Beacon['E']): StoredEvent[] {
  const totals = new Map<string, StoredEvent>()
  for (const [name, count, props] of told) {
    if (looksPersonal(name)) continue
    const text = canonical(props)
    const key = JSON.stringify([name, text])
    totals.set(key, [name, text, Math.max(count, totals.get(key)?.[2] ?? 0)])
  }
  return [...totals.values()]
}

// Names that mean something to JavaScript would not survive a round trip through an object.
const RESERVED = ['__proto__', 'constructor', 'prototype']

function canonical(props: Beacon['E'][number][2]): string {
  const kept = Object.entries(props)
    .map(([key, value]) => [storable(key), typeof value === 'string' ? storable(value) : value] as const)
    .filter(([key, value]) => key !== '' && !RESERVED.includes(key) && !looksPersonal(key) && !isPersonal(value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MAX_PROPS)
  return kept.length > 0 ? JSON.stringify(Object.fromEntries(kept)) : ''
}

const isPersonal = (value: string | number | boolean): boolean =>
  typeof value === 'string' ? looksPersonal(value) : Number.isInteger(value) && looksPersonal(String(value))

/** ?1: beacons whose views were stored in the same transaction. */
export const RECORD_EVENTS = `
  INSERT INTO view_events (view_id, name, props, campaign, at, count)
  SELECT v.id, e.value->>0, e.value->>1, v.campaign, v.at, e.value->>2
  FROM json_each(?1) j CROSS JOIN ${elements('events')} e CROSS JOIN views v ON v.id = ${cell('id')} WHERE true
  ON CONFLICT (view_id, name, props) DO UPDATE SET count = excluded.count WHERE excluded.count > count`
