import type { Status } from '../../conversions/outcomes.ts'
import { folded } from '../../lib/text.ts'

export type Said = 'yes' | 'no' | 'withdrawn' | 'unsaid'

/** What a line says of consent to advertising. Null: a word that could mean anything, which is no consent. */
export const consentIn = (text: string): Said | null => CONSENT.get(folded(text)) ?? null

/** What a line says became of a lead. Null: none of the three (a deal that is still open, for one). */
export const statusIn = (text: string): Status | null => STATUS.get(folded(text)) ?? null

const table = <Meaning>(meanings: [Meaning, string][]): Map<string, Meaning> =>
  new Map(meanings.flatMap(([meaning, words]) => words.split(', ').map(word => [word, meaning] as const)))

const CONSENT = table<Said>([
  ['yes', 'yes, y, oui, o, true, vrai, 1, accepted, accepte, acceptee, granted, accorde, opt in, opted in, optin'],
  ['no', 'no, n, non, false, faux, 0, refused, refuse, refusee, declined'],
  ['withdrawn', 'withdrawn, withdrew, revoked, retire, retiree, revoque, revoquee, opt out, opted out, optout'],
])
CONSENT.set('', 'unsaid')

const STATUS = table<Status>([
  ['qualified', 'qualified, qualifie, qualifiee, sql, sales qualified, sales qualified lead, lead qualifie'],
  ['won', 'won, closed won, closedwon, gagne, gagnee, ferme gagne, conclu gagne, signe, signee, client, customer'],
  ['lost', 'lost, closed lost, closedlost, perdu, perdue, ferme perdu, conclu perdu, disqualified, unqualified, disqualifie'],
]) // biome-ignore format: one line per meaning
