import * as z from 'zod'
import { queryReader } from '../query.ts'

const flag = z.enum(['0', '1']).default('0')

export const askParams = z.strictObject({ refused: flag, anew: flag })
export const askQuery = queryReader(askParams)

export const endParams = z.strictObject({ remove: flag })
export const endQuery = queryReader(endParams)
