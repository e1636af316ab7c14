import type { Context, Next } from 'hono'

/** A header of every answer, refusals too. It is said before there is an answer: to one that is there, Hono adds it by making
 *  the answer anew, with a stream of unknown length for its body. Only what a handler made without `c` needs that. */
export async function everyAnswerHas(c: Context, name: string, value: string, next: Next): Promise<void> {
  c.header(name, value)
  await next()
  if (c.res.headers.get(name) !== value) c.header(name, value)
}
