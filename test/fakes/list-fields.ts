import * as z from 'zod'

export const hash = z.string().regex(/^[0-9a-f]{64}$/)
export const maybeHash = z.union([hash, z.literal('')])
export const present = z.string().min(1)
/** A name that platforms take: what they see of an audience. */
export const name = z.string().min(1).max(50)
export const key = z.uuid()
