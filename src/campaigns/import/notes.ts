/** What a page will not have although the file does, by code, and how the API tells it. The desk has its own words for
 *  each code: src/dashboard/words/ads-problems-fr.ts. */
const SAYS = {
  'filled-in': (_: Nothing) =>
    'text that the platform fills in for each person was replaced by its default, or removed',
  'spare-texts': (_: Nothing) =>
    'the ad has more texts than a page shows: those shown first are kept, the others are left out',
  'no-headline': (_: Nothing) =>
    'the ad has no headline: the first sentence of its text is the headline of the page',
  'made-headline': (p: { headline: string }) =>
    `the platform makes the headline for each person: "${p.headline}" is what remains, write the page its own`,
  'no-picture': (_: Nothing) =>
    'the picture is not in the file, only its address, name or hash: upload it with POST /api/assets, then set it with PATCH',
  'other-button': (p: { button: string }) => `the button "${p.button}" is none of ours: LEARN_MORE instead`,
  'landing-kept': (_: Nothing) =>
    'landing is for ads that are new: the draft of one that exists is changed with PUT …/page',
} // biome-ignore format: one after the other

export type NoteCode = keyof typeof SAYS
export const NOTE_CODES = Object.keys(SAYS) as NoteCode[]

type Nothing = Readonly<Record<never, never>>
export type NotedIn<C extends NoteCode> = Parameters<(typeof SAYS)[C]>[0]

/** Of one line: what is said of several is gathered by its message. */
export interface Noted {
  message: string
  code: NoteCode
  params?: Readonly<Record<string, string>>
}

export interface Note extends Noted {
  lines: number[]
}

export function noted<C extends NoteCode>(code: C, params: NotedIn<C>): Noted {
  const say = SAYS[code] as (p: NotedIn<C>) => string
  const named = params as NonNullable<Noted['params']>
  return { message: say(params), code, ...(Object.keys(named).length > 0 && { params: named }) }
}
