import team from '../../src/team.ts'
import { around } from './surroundings.ts'

export default around(team as Parameters<typeof around>[0])
