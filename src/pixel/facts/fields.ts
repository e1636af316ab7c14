import * as z from 'zod'
import { listOf } from '../told.ts'
import { looksPersonal } from './personal.ts'

/** How far people came in a form: the names of the fields they came to. What they typed is never told. */

const MOST = 20 // fields of a view, of which the last is where somebody left
const name = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}_ .:[\]-]{1,40}$/u)
  .refine(text => !looksPersonal(text))

const names = listOf(name, 2 * MOST)

/** What a browser tells: the fields of earlier steps of the form ('email,name', or nothing), then one by one those that
 *  somebody came to, in order. As they are stored; names that make no sense are left out. */
export const fieldsTold = listOf(z.string().catch(''), MOST + 1).transform(([before = '', ...own]) =>
  [...new Set(names.parse([...before.split(','), ...own]))].slice(0, MOST).join(','),
)

/** SQL: of two lists of one view the longer is the later one. */
export const hasLaterFields = '(length(excluded.fields), excluded.fields) > (length(fields), fields)'
