import type { Dice } from './dice.ts'
import type { Form } from './forms.ts'

/** One request, and what it is a request for. */
export interface Ask {
  surface: 'api' | 'app' | 'visitors' | 'beacon'
  name: string // of the route
  method: string
  path: string
  headers: Record<string, string>
  body?: BodyInit | undefined
}

export interface World {
  names: Record<string, unknown>
  token: string // of an owner
  session: string
  page: string // a live page
  texts: string // the version of its consent texts
  /** A page of the dashboard, and the forms that are on it. */
  formsOn: (path: string) => Promise<Form[]>
  /** What a form of that page has to prove. */
  proof: () => Promise<{ view: string; token: string }>
}

export type Make = (dice: Dice, world: World) => Ask | Promise<Ask>

export const withQuery = (path: string, query: URLSearchParams): string =>
  query.size > 0 ? `${path}?${query}`.slice(0, 14_000) : path

/** Of anything: an object may have a toString that is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
