import { attribution } from './style/attribution.ts'
import { audiences } from './style/audiences.ts'
import { base } from './style/base.ts'
import { compare } from './style/compare.ts'
import { creating } from './style/creating.ts'
import { desk } from './style/desk.ts'
import { docs } from './style/docs.ts'
import { experiment } from './style/experiment.ts'
import { figures } from './style/figures.ts'
import { forecast } from './style/forecast.ts'
import { frame } from './style/frame.ts'
import { guide } from './style/guide.ts'
import { home } from './style/home.ts'
import { hooks } from './style/hooks.ts'
import { layout } from './style/layout.ts'
import { leads } from './style/leads.ts'
import { leak } from './style/leak.ts'
import { matrix } from './style/matrix.ts'
import { measure } from './style/measure.ts'
import { notices } from './style/notices.ts'
import { platforms } from './style/platforms.ts'
import { plots } from './style/plots.ts'
import { privacy } from './style/privacy.ts'
import { speed } from './style/speed.ts'
import { spend } from './style/spend.ts'
import { team } from './style/team.ts'

/** One sheet for all pages, kept by the browser (assets.ts). */
export const STYLE = (
  base +
  layout +
  frame +
  home +
  creating +
  leads +
  hooks +
  privacy +
  team +
  guide +
  docs +
  figures +
  desk +
  measure +
  audiences +
  platforms +
  spend +
  leak +
  matrix +
  compare +
  forecast +
  attribution +
  speed +
  experiment +
  notices +
  plots
).replace(/\s*\n\s*/g, '')
