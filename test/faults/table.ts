import { AREAS } from './cases.ts'

const ABOUT = `# What is promised when something fails

Each line is a fault that \`npm run test:faults\` makes, on the real runtime (workerd, with D1, R2, Queues and Images as they are
simulated locally), and then counts whether the promise is kept. It prints what it counted, writes it to \`.wrangler/faults.json\`,
and ends with 1 when a promise is not kept. \`npm run test:faults -- "R2"\` makes those whose words hold "R2". Lines without a
mark are made in a short form by \`npm test\` too; those with ⏱ only in the long one, which takes some ten minutes.

D1 fails in five ways each time: lost connection, overload, internal error, an error that nobody knows, and no answer at all. In
the long form D1 once does not answer for 80 seconds. The disk is a tmpfs of 64 MB, which only root on Linux can make: elsewhere
that line is skipped, in words. The fakes of ad platforms are \`test/fakes\`; every platform's own faults are in
\`test/sync*.worker.test.ts\`, \`test/events.worker.test.ts\` and \`test/webhooks.worker.test.ts\`.

What is not shown here: Cloudflare itself. A queue that loses what it has taken, or a D1 that loses what it has committed, would
lose beacons; both are promised not to.

This table is made from the cases in \`test/faults\`: a test compares them, \`UPDATE_FAULTS=1 npx vitest run --project plain
test/faults\` writes it anew.
`

/** docs/faults.md */
export function document(): string {
  const areas = Object.entries(AREAS).map(([area, cases]) => {
    const rows = cases.map(({ fault, promise, isLong }) => `| ${isLong ? '⏱ ' : ''}${fault} | ${promise} |`)
    return [`## ${area}`, '', '| Fault | Promise |', '|---|---|', ...rows, ''].join('\n')
  })
  return [ABOUT, ...areas].join('\n')
}
