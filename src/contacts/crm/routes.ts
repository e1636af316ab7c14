import type { Context } from 'hono'
import { type Api, endpoint, list } from '../../accounts/endpoint.ts'
import { HttpError, type Issue, readBytes } from '../../lib/http.ts'
import { CUSTOMERS, type Format, OUTCOMES, PURCHASES } from './columns.ts'
import { importCustomers, type Options, type Place } from './import.ts'
import { listImports } from './imports.ts'
import { importParams, optionsOf, QUERY } from './options.ts'
import { importOutcomes } from './outcome-import.ts'
import { importPurchases } from './purchase-import.ts'
import { seedQuality } from './quality-store.ts'

const MAX_FILE_BYTES = 10 * 1024 * 1024
const FILE = { type: 'text/csv', limitBytes: MAX_FILE_BYTES }
const SHOWN_ISSUES = 500

const columnsOf = ({ columns }: Format<string>): string => Object.keys(columns).join(', ')

const ANSWERS = {
  413: 'too-large',
  422: 'invalid-query; invalid-file with each line: then nothing was written',
}

/** Files that the team's CRM, or its shop, exports: shown first, then taken in whole. */
export const crmEndpoints = [
  endpoint({
    method: 'POST',
    path: '/contacts/import',
    role: 'editor',
    summary: `Import customers from CSV: ${columnsOf(CUSTOMERS)}. consent_ads (yes, no, withdrawn) must be there, and email or phone. ${QUERY}`,
    query: importParams,
    file: FILE,
    example: {
      query: { dryRun: '1' },
      file: 'email,first_name,country,consent_ads,value,currency\nada@example.com,Ada,FR,yes,1490,EUR\n',
    },
    answers: {
      200: '{id?, dryRun, rows, people: {new, known}, consent: {yes, no, withdrawn}, value: {withValue, sum}, identifiers: {email, phone, both}, duplicates, refused, issues, moreIssues, columns, unmapped}',
      ...ANSWERS,
    },
    handle: (c, _, now) => handled(c, CUSTOMERS, importCustomers, now),
  }),
  endpoint({
    method: 'POST',
    path: '/outcomes/import',
    role: 'editor',
    summary: `Import what became of leads from CSV: ${columnsOf(OUTCOMES)}. status (qualified, won, lost) must be there, and lead or email (then the latest lead of that person by the date). ${QUERY}`,
    query: importParams,
    file: FILE,
    example: { file: 'lead,status\n{lead},qualified\n' },
    answers: {
      200: '{id?, dryRun, rows, outcomes: {new, changed, same}, statuses: {qualified, won, lost}, won, duplicates, refused, issues, moreIssues, columns, unmapped}',
      ...ANSWERS,
    },
    handle: (c, _, now) => handled(c, OUTCOMES, importOutcomes, now),
  }),
  endpoint({
    method: 'POST',
    path: '/conversions/import',
    role: 'editor',
    summary: `Import what leads bought from CSV: ${columnsOf(PURCHASES)}. order and value must be there, and lead or email. Told twice an order counts once; below zero it is given back. ${QUERY}`,
    query: importParams,
    file: FILE,
    example: { query: { dryRun: '1' }, file: 'order,lead,value,currency\nORDER-1002,{lead},490,EUR\n' },
    answers: {
      200: '{id?, dryRun, rows, purchases: {new, seen, known}, value, duplicates, refused, issues, moreIssues, columns, unmapped}',
      ...ANSWERS,
    },
    handle: (c, _, now) => handled(c, PURCHASES, importPurchases, now),
  }),
  list({
    path: '/imports',
    role: 'analyst',
    summary: 'Files that were taken in, latest first: how much of what, when and by whom.',
    rows: (c, cursor, limit) => listImports(c.env.DB, cursor, limit),
    keyOf: row => row.id,
  }),
  endpoint({
    method: 'GET',
    path: '/customers/quality',
    role: 'analyst',
    summary:
      'How good a seed for lookalikes the customers are who agreed to advertising, and what would make it better.',
    answers: { 200: '{customers, people, withValue, matched: {people, share}, countries, values, hints}' },
    handle: async c => c.json(await seedQuality(c.env.DB)),
  }),
]

type Import<F extends string> = (
  place: Place,
  bytes: Uint8Array,
  options: Options<F>,
) => Promise<{ ok: true; report: { issues: Issue[] } } | { ok: false; issues: Issue[] }>

async function handled<F extends string>(c: Context<Api>, format: Format<F>, take: Import<F>, now: number) {
  const options = optionsOf(new URL(c.req.url).searchParams, format)
  const bytes = await readBytes(c.req.raw, MAX_FILE_BYTES, 'Split the file.')
  const place = { db: c.env.DB, dataKey: c.env.DATA_KEY, now, actor: c.var.actor.id }
  const told = await take(place, bytes, options)
  if (!told.ok) {
    const { issues, moreIssues } = shownOf(told.issues)
    const more = moreIssues > 0 ? ` ${moreIssues} more are not listed.` : ''
    throw new HttpError(422, 'invalid-file', `Nothing was imported: mend the file first.${more}`, issues)
  }
  return c.json({ ...told.report, ...shownOf(told.report.issues) })
}

const shownOf = (issues: Issue[]) => ({
  issues: issues.slice(0, SHOWN_ISSUES),
  moreIssues: Math.max(0, issues.length - SHOWN_ISSUES),
})
