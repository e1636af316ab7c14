/** What must never be written where many may read it: addresses, numbers of phones, keys, what a body held. */

const MOST = 300
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const EMAIL = String.raw`[^\s"<>()=,;/@]{1,64}(?:@|%40)[^\s"'<>()=,;/@]{1,190}`
const KEY = String.raw`(?=[\w+=-]*\d)(?=[\w+=-]*[A-Z])[\w+=-]{24,}|[0-9a-f]{32,}`
const NUMBER = String.raw`\+?\d[\d .()-]{5,}\d` // 7 digits and more
const SCRUBBED = new RegExp(`(${UUID})|(${EMAIL})|(${KEY})|(${NUMBER})`, 'g')

/** Without e-mail addresses, keys and long numbers; ids stay. At most 300 characters. */
export const scrub = (text: string): string =>
  text
    .slice(0, 4 * MOST) // of a very long text no more is looked at
    .replace(SCRUBBED, (found, id?: string, email?: string, key?: string) =>
      id ? found : email ? '[e-mail]' : key ? '[key]' : '[number]',
    )
    .slice(0, MOST)

const FRAMES = 5

/** An error as it may be told: what kind, what it says, where. What JSON.parse says repeats what it was given. */
export function toldOf(error: unknown): { error: string; where?: string } {
  if (!(error instanceof Error)) return { error: scrub(String(error)) }
  const said = error instanceof SyntaxError ? 'not what was expected' : scrub(error.message)
  const frames = (error.stack ?? '').match(/^\s+at .+$/gm) ?? []
  const where = frames.slice(0, FRAMES).map(frame => scrub(frame.trim().slice('at '.length)))
  return { error: `${error.name}: ${said}`, ...(where.length > 0 && { where: where.join(' < ') }) }
}
