import type { Cloudflare } from './cloudflare.ts'
import { decide, LOST, make, type Standing } from './keys.ts'
import type { Settings } from './settings.ts'
import { opens, sealedIn } from './survey.ts'
import { Stop } from './words.ts'

export interface Secrets {
  /** What both Workers are to get; what they have already is not in it. */
  set: Record<string, string>
  made: Record<string, string>
  adminToken: string | undefined
}

/** Which secrets to make, to take from the environment, to ask for. Reads, and writes nothing. */
export async function chooseSecrets(cloudflare: Cloudflare, settings: Settings, standing: Standing): Promise<Secrets> {
  const given = taken(settings.secrets)
  const sealed = await sealedIn(cloudflare, settings)
  const decisions = settings.secrets.map(name => ({ name, ...decide(name, standing, given[name], sealed !== null) }))
  const asked = decisions.filter(({ what }) => what === 'ask')
  if (asked.length > 0)
    throw new Stop(
      question(
        asked.map(({ name }) => name),
        standing,
      ),
    )
  const key = decisions.find(({ name, what }) => name === 'DATA_KEY' && what === 'take')
  if (sealed && key?.what === 'take' && !(await opens(key.value, sealed)))
    throw new Stop(
      'This DATA_KEY does not open what is stored: it is another one, or not all of it was copied. Nothing was changed.',
    )
  const made = Object.fromEntries(decisions.filter(({ what }) => what === 'make').map(({ name }) => [name, make(name)]))
  if (process.env.CI && Object.keys(made).length > 0)
    throw new Stop(
      `${Object.keys(made).join(', ')} would be made and printed into the log of a CI: deploy the first time from a terminal, or give them as environment variables.`,
    )
  const took = Object.fromEntries(decisions.flatMap(d => (d.what === 'take' ? [[d.name, d.value]] : [])))
  return { set: { ...took, ...made }, made, adminToken: made.ADMIN_TOKEN ?? given.ADMIN_TOKEN }
}

/** Out of the environment, so that no program that is called has them in its own. */
function taken(names: string[]): Record<string, string | undefined> {
  const given = Object.fromEntries(names.map(name => [name, process.env[name]?.trim()]))
  for (const name of names) delete process.env[name]
  return given
}

function question(names: string[], { visitors, team }: Standing): string {
  const why = !visitors
    ? 'The database holds what was sealed under a DATA_KEY that no Worker of this account has'
    : `${team ? 'One of the two Workers lacks' : 'This deployment is from before 0.7, of one Worker; the second needs'} the same ${names.join(', ')}, and Cloudflare shows secrets to nobody`
  const lines = names.map(
    name =>
      `    ${name}: if it is lost, ${name}=new makes another; then ${LOST[name] ?? 'what was made with it is void'}.`,
  )
  return `${why}. Give what you kept:

    ${names.map(name => `${name}=…`).join(' ')} npm run deploy

${lines.join('\n')}

  Nothing was changed.`
}
