import visitors from '../../src/index.ts'
import { around } from './surroundings.ts'

export default around(visitors as Parameters<typeof around>[0])
