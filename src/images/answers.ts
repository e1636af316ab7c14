import type { ImageKind, Kind } from './kind.ts'
import { MAX_PIXELS, MIN_SIDE_PX, type Refusal } from './upload.ts'

interface Answer {
  status: 415 | 422 | 503
  code: string
  message: string
}

/** What was sent, what is wrong with it, what to send instead. */
export function refused(refusal: Refusal): Answer {
  switch (refusal.reason) {
    case 'wrong-kind':
      return { status: 415, code: 'unsupported-image', message: WRONG_KINDS[refusal.kind] }
    case 'truncated':
      return {
        status: 415,
        code: 'truncated-image',
        message: `This ${NAMES[refusal.kind]} file is truncated: its end is missing. Download or export it again, then send the whole file.`,
      }
    case 'moving':
      return {
        status: 415,
        code: 'moving-image',
        message: `This ${NAMES[refusal.kind]} file is an animation. Export the frame that people saw first as a still image.`,
      }
    case 'unreadable':
      return {
        status: 415,
        code: 'unreadable-image',
        message: `This begins like a ${NAMES[refusal.kind]} file and cannot be read as one${refusal.kind === 'avif' ? ' (Cloudflare Images reads AVIF on some plans only)' : ''}. Open it, export it again as JPEG or PNG, and send that.`,
      }
    case 'no-images':
      return {
        status: 503,
        code: 'images-unavailable',
        message: 'Cloudflare Images does not answer; nothing was stored. Send the image again in a minute.',
      }
    case 'no-files':
      return {
        status: 503,
        code: 'images-unavailable',
        message: 'Cloudflare R2 does not take it; nothing was stored. Send the image again in a minute.',
      }
    case 'too-many-pixels':
      return {
        status: 422,
        code: 'too-many-pixels',
        message: `The image is ${refusal.width} × ${refusal.height} px; ${MAX_PIXELS / 1e6} megapixels are the limit. Make it smaller: 2000 px wide is plenty.`,
      }
    case 'too-small':
      return {
        status: 422,
        code: 'too-small',
        message: `The image is ${refusal.width} × ${refusal.height} px; each side needs ${MIN_SIDE_PX} px. Send the ad's own visual.`,
      }
  }
}

const BLURRED_BELOW_PX = 600 // a phone's 412 CSS px at 1.5 device pixels: under that everybody sees it

/** Accepted all the same: a logo may well be this small. */
export const warningsFor = ({ width }: { width: number }): string[] =>
  width < BLURRED_BELOW_PX
    ? [`${width} px wide: fine for a logo; as an ad's visual it will look blurred. Send one of 1200 px or more.`]
    : []

const NAMES: Record<ImageKind, string> = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', avif: 'AVIF' }

const WRONG_KINDS: Record<Exclude<Kind, ImageKind>, string> = {
  empty: 'The body is empty. Send the image file itself as the body: curl --data-binary @visual.jpg',
  svg: 'This is an SVG: it can carry scripts, so it is never served. Export it as PNG, with a transparent ground if need be.',
  html: 'This is a web page, not an image. Open the image by itself, save it, and send that file.',
  gif: 'This is a GIF. Export the frame that people saw first as JPEG, PNG or WebP.',
  heic: 'This is a HEIC photo, which browsers do not read. Export it as JPEG (on a Mac: Preview, File, Export).',
  video: 'This is a video. Send its cover as JPEG, PNG or WebP.',
  pdf: 'This is a PDF. Export the page as PNG or JPEG.',
  tiff: 'This is a TIFF. Export it as JPEG or PNG.',
  bmp: 'This is a BMP. Export it as PNG.',
  psd: 'This is a Photoshop document. Export it as PNG or JPEG.',
  jxl: 'This is a JPEG XL image, which few browsers read. Export it as JPEG or WebP.',
  form: 'This is a form upload. Send the file itself as the body: curl --data-binary @visual.jpg',
  unknown: 'These bytes are no image that we know. Send a JPEG, PNG, WebP or AVIF file itself as the body.',
}
