import { attribution } from './style/attribution.ts'
import { audiences } from './style/audiences.ts'
import { base } from './style/base.ts'
import { desk } from './style/desk.ts'
import { experiment } from './style/experiment.ts'
import { figures } from './style/figures.ts'
import { forecast } from './style/forecast.ts'
import { layout } from './style/layout.ts'
import { leak } from './style/leak.ts'
import { matrix } from './style/matrix.ts'
import { measure } from './style/measure.ts'
import { notices } from './style/notices.ts'
import { platforms } from './style/platforms.ts'
import { speed } from './style/speed.ts'
import { spend } from './style/spend.ts'

/** One sheet, inlined under the page's nonce: no request, no flash, never older than its markup. */
export const STYLE = (
  base +
  layout +
  figures +
  desk +
  measure +
  audiences +
  platforms +
  spend +
  leak +
  matrix +
  forecast +
  attribution +
  speed +
  experiment +
  notices
).replace(/\s*\n\s*/g, '')
