import * as z from 'zod'
import { queryReader } from '../query.ts'

const flag = z.enum(['0', '1']).default('0')

export const askQuery = queryReader(z.strictObject({ refused: flag, anew: flag }))
export const endQuery = queryReader(z.strictObject({ remove: flag }))
