import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { endRunning, type Options, type Said, wrangler } from '../wrangler.ts'
import { adviceOfOutput, Stop } from './words.ts'

const folders = new Set<string>()

/** Ctrl-C and the like: wrangler ends with us, and what was written for it is gone. */
export function endTogether(): void {
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }))
    process.on(signal, () => {
      endRunning(signal as NodeJS.Signals)
      process.exit(code)
    })
  process.on('exit', () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
}

/** Runs wrangler; a failure ends the deployment, with `afterwards` to say what state things are in. */
export async function must(
  what: string,
  args: string[],
  options: Options & { afterwards?: string } = {},
): Promise<Said> {
  const said = await wrangler(args, options)
  if (said.ok) return said
  const words =
    adviceOfOutput(said.all) ??
    (options.terminal ? 'Read what wrangler says above.' : `Wrangler said:\n\n${lastLines(said.all)}\n`)
  throw new Stop(`${what} failed. ${words}${options.afterwards ? `\n  ${options.afterwards}` : ''}`)
}

const lastLines = (text: string) =>
  text
    .split('\n')
    .filter(line => line.trim() !== '' && !/Logs were written to|⛅️|^─+$/.test(line))
    .slice(-15)
    .map(line => `    ${line}`)
    .join('\n')

/** Calls `use` with a file that only its owner can read, in a folder of its own, and deletes both however it ends. */
async function withFile<T>(text: string, use: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'like2lead-'))
  folders.add(folder)
  const file = path.join(folder, 'file')
  try {
    writeFileSync(file, text, { mode: 0o600 })
    return await use(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    folders.delete(folder)
  }
}

const deployed = z.object({ type: z.literal('deploy'), targets: z.array(z.string()).default([]) })

/** Deploys the Worker of a configuration file; gives the addresses at which it answers now. */
export function deployWorker(
  what: string,
  args: string[],
  secrets: Record<string, string>,
  terminal: boolean,
): Promise<string[]> {
  return withFile(JSON.stringify(secrets), secretsFile =>
    withFile('', async output => {
      const given = Object.keys(secrets).length > 0 ? ['--secrets-file', secretsFile] : []
      const env = { WRANGLER_OUTPUT_FILE_PATH: output }
      await must(what, ['deploy', ...args, ...given], {
        env,
        terminal,
        afterwards: 'Running npm run deploy again is safe.',
      })
      const lines = readFileSync(output, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line) as unknown)
      return lines.flatMap(line => deployed.safeParse(line).data?.targets ?? [])
    }),
  )
}
