import { openAnswers } from './answers.ts'
import { openPerson } from './person.ts'

/** What is sealed about people, in the clear, for a file that an owner takes away. */
export const PERSON = ['email', 'phone', 'first_name', 'last_name', 'company', 'country', 'zip', 'city'] as const

const NOBODY = Object.fromEntries(PERSON.map(name => [name, null]))

/** '' is of somebody who was erased. */
export const personCells = async (dataKey: string, contact: string, sealed: string): Promise<Cells> =>
  sealed === '' ? NOBODY : await openPerson(dataKey, contact, sealed)

export const ANSWERS = ['message', 'answers', 'unverified'] as const

/** What a lead wrote: `answers` are those to the questions that a page adds, as JSON. */
export async function answerCells(dataKey: string, lead: string, sealed: string | null): Promise<Cells> {
  const { message, extras, unverified } = await openAnswers(dataKey, lead, sealed)
  const answers = Object.keys(extras).length > 0 ? JSON.stringify(extras) : null
  return { message, answers, unverified: unverified ? 1 : 0 }
}

type Cells = Record<string, string | number | null>
