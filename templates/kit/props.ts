import type { Lang, Tone } from './words.ts'

/** All that a page is made of. The same props always give the same HTML. */
export interface PageProps<Content> {
  content: Content
  page: PageFacts
  brand: BrandFacts
  theme: Theme
  form: FormState
  consentTexts: ConsentTexts
}

/** The page after the form needs nothing of the form. */
export type ThanksProps<Content> = Pick<PageProps<Content>, 'content' | 'page' | 'brand' | 'theme'>

export interface PageFacts {
  lang: Lang
  locale: string // BCP 47: 'fr-FR'
  campaign: string
  ad: string
  version: number
  live: boolean // published; a preview measures nothing
  path: string // '/campaign/ad'
}

export interface BrandFacts {
  id: string
  name: string
  tone: Tone
  phone: string | null
  legal: LegalFacts
  logo?: Logo | null | undefined // none: the name in letters
}

/** An image of ours; width and height are the whole image's, in px. */
export interface Logo {
  asset: string
  width: number
  height: number
}

export interface LegalFacts {
  company: string | null
  form: string | null
  capital: string | null
  address: string | null
  phone: string | null
  email: string | null
  registration: string | null
  vat: string | null
  publisher: string | null
  host: { name: string; address: string; phone: string | null }
}

/** Empty on a fresh page; filled when the server shows a refused form again, or its next step. */
export interface FormState {
  values: Readonly<Record<string, string>>
  errors: readonly { field: string; message: string }[]
  notice: string | null
  step?: number // which one is shown, from 0, of a form in steps that has been begun
}

/** What the two boxes say. The texts are proof: a change of words is a new version. */
interface ConsentTexts {
  contact: string
  ads: string
  version: string
}

/** How a page looks: its colours and, when it is not each system's own, its face. */
export interface Theme extends Colours {
  font?: Font | undefined
}

/** 'custom': one file of the brand's own, for headings and buttons. */
export type Font = { stack: 'serif' | 'rounded' | 'mono' } | { stack: 'custom'; file: string; bytes: number }

/** Colours of a page, each '#rrggbb'. `accent` carries `onAccent`; all other text sits on `paper` or `tint`. */
export interface Colours {
  accent: string // buttons: the ad's own colour, darkened only as far as its text needs
  onAccent: string
  accentStrong: string // links, marks and focus rings
  ink: string
  muted: string
  field: string // borders of inputs
  line: string // decoration only
  tint: string // the band behind the hero
  paper: string
}
