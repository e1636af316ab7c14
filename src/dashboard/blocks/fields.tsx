import type { Issue } from '../../lib/http.ts'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'
import type { Leaf } from './outline.ts'
import { keyOf, labelOf, lineTextOf } from './said.ts'
import { storedAt, zoneIn } from './typed.ts'

/** What every field of the form of blocks goes by. */
export interface Setting {
  screen: Screen
  form: Form // what is stored, or was typed
  issues: readonly Issue[] // of paths like 'content.faq.0.answer'
  lang: string // of the page
}

interface Props {
  setting: Setting
  leaf: Leaf
  at: string
}

/** One field, with what is wrong with it. */
export const LeafField = ({ setting, leaf, at }: Props) => {
  const { screen, form, issues } = setting
  const said = form[at] ?? (leaf.kind === 'zone' ? zoneOfNew(setting, at) : '')
  if (leaf.kind === 'kept') return <Kept {...{ setting, leaf, at }} />
  const wrong = issues.find(({ path }) => isAt(leaf, path, at))
  const about = aboutOf(setting, leaf, at)
  const described = [about && `${at}-about`, wrong && `${at}-wrong`].filter(Boolean).join(' ') || undefined
  const aria = { 'aria-describedby': described, 'aria-invalid': wrong ? ('true' as const) : undefined }
  return (
    <p class="field">
      {leaf.kind === 'flag' ? (
        <label class="tick">
          <input type="checkbox" id={at} name={at} checked={at in form} {...aria} /> {labelOf(screen, at)}
        </label>
      ) : (
        <label for={at}>{labelOf(screen, at)}</label>
      )}
      {about && (
        <span class="soft small" id={`${at}-about`}>
          {about}
        </span>
      )}
      <Input {...{ setting, leaf, at, said, aria }} />
      {wrong && (
        <span class="wrong small" id={`${at}-wrong`}>
          {lineTextOf(screen, wrong, at, said.trim() === '')}
        </span>
      )}
    </p>
  )
}

/** Of an event without a date yet: the viewer's. */
const zoneOfNew = ({ screen, form }: Setting, at: string): string =>
  form[at.replace(/\w+$/, 'starts')] === undefined ? screen.zone : ''

const isAt = ({ kind }: Leaf, path: string, at: string): boolean =>
  path === `content.${at}` || (kind === 'lines' && path.startsWith(`content.${at}.`))

function aboutOf({ screen, form }: Setting, { kind }: Leaf, at: string): string | undefined {
  const { blocks } = screen.t
  if (kind === 'lines') return blocks.each
  if (kind !== 'moment') return undefined
  return blocks.clock(zoneIn(form[at.replace(/\w+$/, 'timeZone')]) ?? screen.zone)
}

const LONG = 160 // characters from which a line is given room
const ROWS = { lines: 4, paragraph: 3, line: 2 } as const

const Input = ({ setting, leaf, at, said, aria }: Props & { said: string; aria: object }) => {
  const { lang, screen } = setting
  const { kind, most } = leaf
  const common = { id: at, name: at, ...aria }
  switch (kind) {
    case 'flag':
    case 'kept':
      return null
    case 'choice':
      return (
        <select {...common}>
          {leaf.options?.map(option => (
            <option value={option} selected={option === said}>
              {screen.t.blocks.choices[keyOf(at)]?.[option] ?? option}
            </option>
          ))}
        </select>
      )
    case 'int':
      return (
        <input {...common} type="number" min="1" max={most === undefined ? undefined : String(most)} value={said} />
      )
    case 'day':
      return <input {...common} type="date" value={said} />
    case 'moment':
      return (
        <>
          <input {...common} type="datetime-local" value={said} />
          <input type="hidden" name={storedAt(at)} value={setting.form[storedAt(at)] ?? ''} />
        </>
      )
    case 'zone':
      return <input {...common} maxlength={most} value={said} />
    case 'url':
      return <input {...common} type="url" maxlength={most} value={said} placeholder="https://" />
    default:
      return kind === 'lines' || (most ?? 0) >= LONG ? (
        <textarea {...common} lang={lang} rows={ROWS[kind]} maxlength={kind === 'lines' ? undefined : most}>
          {said}
        </textarea>
      ) : (
        <input {...common} lang={lang} maxlength={most} value={said} />
      )
  }
}

/** A picture that came another way stays with what it goes with. */
const Kept = ({ setting: { screen, form }, at }: Props) =>
  form[at] ? (
    <p class="soft small">
      <input type="hidden" name={at} value={form[at]} />
      {screen.t.blocks.kept}
    </p>
  ) : null
