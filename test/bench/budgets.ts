/** The budgets of the design, line by line, and what each line is judged by. Figures name them; limits stand nowhere else.
 *  Sizes are in bytes and times in the unit of their limit; 1 KB is 1,024 B in a flight of TCP and 1,000 B elsewhere. */
export const DESIGN = [
  ['HTML + inline CSS, gzip', 'pages', { html: '≤ 14336 B' }],
  [
    'whole page on a phone, first load',
    'lighthouse',
    {
      pageBytes: '≤ 150000 B',
      pageRequests: '≤ 6',
      pageForeign: '≤ 0',
      performance: '≥ 98',
      lcp: '≤ 1200 ms',
      cls: '≤ 0',
    },
  ],
  ['p.js, gzip, everything included', 'pixel', { script: '≤ 2600 B' }],
  ['standard visit (load, read, scroll, submit)', 'pixel', { visitRequests: '≤ 3', visitBytes: '≤ 700 B' }],
  [
    'delivery through outage, offline, navigation, lost reply',
    'delivery',
    { outage: '= 1 row', offline: '= 1 row', navigation: '= 1 row', lostReply: '= 1 row' },
  ],
  ['engaged time', 'pixel', { engagedTime: '≤ 5 %' }],
  [
    'ingest on 2 cores, local',
    'ingest',
    { ingestRate: '≥ 600 /s', ingestP95: '< 300 ms', ingestLost: '= 0 beacons', ingestCpu: '≤ 0.8 s' },
  ],
  ['D1 rows written per standard visit', 'store', { rowsWritten: '≤ 4 rows', rowsWrittenAgreed: '≤ 10 rows' }],
  [
    'export of 1 M members',
    'audiences',
    { exportRatio: '≥ 0.3', exportFirstByte: '< 500 ms', exportMemory: '≤ 64 MB' },
  ],
  ['dashboard on 10 M views', 'funnel', { dashboard: '< 1000 ms' }],
  ['audience size on 1 M visitors', 'audiences', { audienceSize: '< 300 ms' }],
  ['disk per view, everything included', 'store', { diskPerView: '≤ 250 B' }],
  ['worker bundle, gzip; start-up', 'bundle', { bundle: '< 400 KB', startUp: '< 100 ms' }],
] as const satisfies readonly (readonly [line: string, bench: string, limits: Readonly<Record<string, string>>])[]

type KeysOf<Part> = Part extends unknown ? keyof Part : never
export type Budget = KeysOf<(typeof DESIGN)[number][2]>

/** Each budget with the bench that has to measure it. */
export const BUDGETS = new Map(
  DESIGN.flatMap(([line, bench, limits]) =>
    Object.entries(limits).map(([budget, limit]) => [budget as Budget, { line, bench, limit }] as const),
  ),
)
