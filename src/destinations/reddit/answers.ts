import * as z from 'zod'
import { accepted } from '../answers.ts'
import type { Answer, Judgement } from '../contract.ts'
import { judgeWhole, NO_LIST_ID, refusedWhole } from '../judge-whole.ts'

const made = z.object({ data: z.object({ id: z.string().regex(/^[\w-]{1,64}$/) }) })

export function audienceMade(answer: Answer): { id: string } | Judgement {
  if (answer.status >= 300) return judgeWhole(answer, 1)
  const { data } = made.safeParse(answer.body)
  return data ? { id: data.data.id } : NO_LIST_ID
}

const done = z.union([z.literal(''), z.object({ data: z.looseObject({}), error: z.undefined().optional() })])

/** No page shows what a change of a list is answered: nothing at all, or data as everywhere in v3. */
export const judgeUsers = (answer: Answer, sent: number): Judgement =>
  answer.status < 300 && done.safeParse(answer.body).success // unverified
    ? accepted
    : judgeWhole(answer, sent)

const processed = z.object({
  data: z.object({ message: z.string().regex(/^Successfully processed \d+ conversion events?\.?$/) }),
})

/** All events or none: one that is not valid refuses the others with it. The answer says how many were taken. */
export function judgeEvents(answer: Answer, sent: number): Judgement {
  const { data } = processed.safeParse(answer.body)
  if (answer.status >= 300 || !data) return judgeWhole(answer, sent)
  const taken = Number(/\d+/.exec(data.data.message)?.[0])
  // Taken twice does no harm: conversion_id drops one of two.
  return taken === sent ? accepted : refusedWhole('processed-fewer', sent)
}
