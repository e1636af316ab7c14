/** What each folder is for, as few words as fit in its box. */
const WORDS: Record<string, string> = {
  'index.ts': 'the visitors’ Worker',
  'team.ts': 'the team’s Worker',
  dashboard: 'what the team sees',
  notices: 'alerts, digest, home',
  privacy: 'consents, register',
  pages: 'render, publish, serve',
  drift: 'promises judged again',
  encryption: 'a key replaces another',
  match: 'is the promise kept?',
  funnel: 'where it leaks',
  spend: 'platforms’ reports',
  experiments: 'two pages, judged',
  deliveries: 'talks to ad platforms',
  audiences: 'rules and members',
  contacts: 'people, sealed',
  conversions: 'leads, purchases',
  pixel: 'beacons in, rows out',
  campaigns: 'campaigns and ads',
  brands: 'kit, legal, domain',
  images: 'upload, renditions',
  destinations: 'pure: their formats',
  templates: 'eight kinds of page',
  outbox: 'what waits to be told',
  accounts: 'people, keys, audit',
  db: 'rows, retries, limits',
  lib: 'no domain words',
}

type Uses = Record<string, readonly string[]>

const BOX = { width: 156, height: 46 }
const GAP = { x: 22, y: 54 }
const MARGIN = 24
const TITLE =
  'Who may import whom: each folder stands above all that it uses, lib at the bottom, the two Workers on top'

/** An SVG of the folders, each above all that it uses. An arrow that follows from two others is left out. */
export function picture(uses: Uses): string {
  const rows = rowsOf(uses)
  const width = Math.max(...rows.map(row => row.length)) * (BOX.width + GAP.x) - GAP.x + 2 * MARGIN
  const height = rows.length * (BOX.height + GAP.y) - GAP.y + 2 * MARGIN
  const at = new Map(
    rows.flatMap((row, r) => {
      const left = (width - row.length * (BOX.width + GAP.x) + GAP.x) / 2
      const y = MARGIN + (rows.length - 1 - r) * (BOX.height + GAP.y)
      return row.map((name, i) => [name, { x: left + i * (BOX.width + GAP.x), y }] as const)
    }),
  )
  const arrows = Object.keys(uses).flatMap(from =>
    needed(uses, from).map(to => {
      const [a, b] = [at.get(from)!, at.get(to)!]
      const [x1, y1, x2, y2] = [a.x + BOX.width / 2, a.y + BOX.height, b.x + BOX.width / 2, b.y - 5]
      const bend = (y2 - y1) / 2
      return `<path d="M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}"/>`
    }),
  )
  const boxes = [...at].map(
    ([name, { x, y }]) =>
      `<g transform="translate(${x} ${y})"><rect width="${BOX.width}" height="${BOX.height}" rx="8"/>` +
      `<text x="${BOX.width / 2}" y="20" class="name">${name}</text>` +
      `<text x="${BOX.width / 2}" y="36">${WORDS[name] ?? ''}</text></g>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${TITLE}">
<title>${TITLE}</title>
<style>
text { font: 12px system-ui, sans-serif; text-anchor: middle; fill: #44403c }
.name { font-weight: 600; font-size: 14px; fill: #1c1917 }
rect { fill: #fafaf9; stroke: #a8a29e }
path { fill: none; stroke: #78716c; stroke-opacity: .55; marker-end: url(#head) }
</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8Z" style="fill:#78716c;stroke:none;marker-end:none"/></marker></defs>
<rect width="${width}" height="${height}" style="fill:#fff;stroke:none"/>
${[...arrows, ...boxes].join('\n')}
</svg>
`
}

/** From the bottom: a folder is one row above the highest that it uses. In a row they stand above what they use. */
function rowsOf(uses: Uses): string[][] {
  const height = (name: string): number => Math.max(-1, ...(uses[name] ?? []).map(height)) + 1
  const rows = Object.values(Object.groupBy(Object.keys(uses), height)) as string[][] // whole numbers come in their order
  const place = new Map<string, number>()
  for (const row of rows) {
    const centre = (name: string) => {
      const below = needed(uses, name).map(to => place.get(to)!)
      return below.length > 0 ? below.reduce((sum, x) => sum + x, 0) / below.length : 0.5
    }
    row.sort((a, b) => centre(a) - centre(b) || a.localeCompare(b))
    for (const [i, name] of row.entries()) place.set(name, (i + 0.5) / row.length)
  }
  return rows
}

/** What a folder uses and reaches in no other way. */
function needed(uses: Uses, from: string): string[] {
  const reach = (name: string): string[] => [name, ...(uses[name] ?? []).flatMap(reach)]
  const direct = [...new Set(uses[from])]
  return direct.filter(to => !direct.some(other => other !== to && reach(other).includes(to)))
}
