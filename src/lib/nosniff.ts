import type { MiddlewareHandler } from 'hono'
import { everyAnswerHas } from './every-answer.ts'

/** A name or a text in an answer is never read as a page or a script. */
export const nosniff: MiddlewareHandler = (c, next) => everyAnswerHas(c, 'X-Content-Type-Options', 'nosniff', next)
