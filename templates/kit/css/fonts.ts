import type { Font } from '../props.ts'

/** Faces that each system has, so that no request is made for them (modernfontstacks.com). */
const STACKS = {
  serif: `'Iowan Old Style','Palatino Linotype','URW Palladio L',P052,Georgia,serif`,
  rounded: `ui-rounded,'Hiragino Maru Gothic ProN',Quicksand,Comfortaa,Manjari,'Arial Rounded MT Bold',Calibri,sans-serif`,
  mono: `ui-monospace,'Cascadia Code','Source Code Pro',Menlo,Consolas,'DejaVu Sans Mono',monospace`,
}

const SYSTEM = `'Segoe UI',Roboto,'Helvetica Neue',Arial,system-ui,sans-serif`

/** After all other rules, so that a brand's face wins over a template's.
 *  A file is shown when it is there for the first paint and not at all otherwise (font-display: optional): text that is
 *  painted twice moves what is under it, and the layout must not shift. It is for headings and buttons only: at reading
 *  size nobody knows a brand by its letters, and one file has one weight. */
export function fontRules(font: Font | undefined): string {
  if (!font) return ''
  if (font.stack !== 'custom')
    return `body{--display:${STACKS[font.stack]};--text:var(--display);font-family:var(--text)}`
  return `@font-face{font-family:brand;src:url(${font.file})format('woff2');font-weight:100 900;font-display:optional}body{--display:brand,${SYSTEM}}`
}
