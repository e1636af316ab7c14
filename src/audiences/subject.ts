import type { Param } from '../db/query.ts'

/** Who is judged, and where what is known of them is found. A contact is judged by all of their browsers together. */
export interface Subject {
  id: string
  contact: string // id of the person, null when nobody knows whose browser it is
  engagements: string // rows `e`: FROM … WHERE …, to be gone on with AND
  touches: string // rows `t`
}

export const PERSON: Subject = {
  id: 'c.id',
  contact: 'c.id',
  engagements: `FROM visitors v CROSS JOIN engagements e ON e.visitor_id = v.id WHERE v.contact_id = c.id AND v.withdrawn_at IS NULL`,
  touches: `FROM visitors v CROSS JOIN touches t ON t.visitor_id = v.id WHERE v.contact_id = c.id AND v.withdrawn_at IS NULL`,
}

export const BROWSER: Subject = {
  id: 'b.id',
  contact: 'b.contact_id',
  engagements: `FROM engagements e WHERE e.visitor_id = b.id`,
  touches: `FROM touches t WHERE t.visitor_id = b.id`,
}

/** The values of one statement: each is bound once, however often the rule names it. */
export class Bound {
  readonly values: Param[] = []
  private readonly places = new Map<Param, string>()

  /** SQL: the place of this value. */
  value(value: string | number): string {
    const known = this.places.get(value)
    if (known) return known
    this.values.push(value)
    const place = `?${this.values.length}`
    this.places.set(value, place)
    return place
  }

  /** SQL: whether a column is one of these; a list is bound as one value. */
  among(column: string, items: readonly string[]): string {
    return items.length === 1
      ? `${column} = ${this.value(items[0]!)}`
      : `${column} IN (SELECT value FROM json_each(${this.value(JSON.stringify(items))}))`
  }
}
