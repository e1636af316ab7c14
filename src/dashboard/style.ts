import { audiences } from './style/audiences.ts'
import { base } from './style/base.ts'
import { desk } from './style/desk.ts'
import { figures } from './style/figures.ts'
import { layout } from './style/layout.ts'
import { measure } from './style/measure.ts'
import { platforms } from './style/platforms.ts'

/** One sheet, inlined under the page's nonce: no request, no flash, never older than its markup. */
export const STYLE = (base + layout + figures + desk + measure + audiences + platforms).replace(/\s*\n\s*/g, '')
