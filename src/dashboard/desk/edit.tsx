import { type CommonContent, LENGTHS } from '../../../templates/kit/content.ts'
import { FIELDS } from '../../../templates/kit/fields.ts'
import { Blocks } from '../blocks/blocks.tsx'
import { blocksIn } from '../blocks/typed.ts'
import { formOfBlocks } from '../blocks/written.ts'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'
import type { Said } from './actions.ts'
import type { Desk } from './load.ts'
import { Act, deskPath, EDIT_FORM } from './parts.tsx'
import { Revision, Saved } from './saved.tsx'
import { TEXTS } from './typed.ts'

interface Props {
  screen: Screen
  desk: Desk
  said: Said | null
}

/** The texts that every template has, and what the form asks. After a save that came too late both are there: what was typed,
 *  and what is stored. */
export const Edit = ({ screen, desk, said }: Props) => {
  const { t } = screen
  const refused = said && !said.ok && SAVING.has(said.action) ? said : null
  const path = deskPath(desk.ad)
  return (
    <section class="card stack" aria-labelledby="edit">
      <div class="section-line">
        <h2 id="edit">{t.desk.edit.title}</h2>
        <Saved />
      </div>
      <p class="soft">{t.desk.edit.hint}</p>
      <form
        class="act"
        id={EDIT_FORM}
        method="post"
        action={`${path}/save`}
        data-live={`${path}/live`}
        data-preview={`${path}/page`}
        data-autosave={`${path}/autosave`}
        data-unsaved={t.desk.autosave.unsaved}
      >
        <Revision revision={desk.draft.revision} />
        {TEXTS.map(name => (
          <Text
            screen={screen}
            name={name}
            stored={String(desk.draft.content[name] ?? '')}
            typed={refused?.form ?? null}
            wrong={refused?.issues.some(({ path }) => path === `content.${name}`) ?? false}
            lang={desk.ad.language}
          />
        ))}
        <Questions screen={screen} desk={desk} typed={refused?.form ?? null} />
        <Rest screen={screen} desk={desk} refused={refused} />
        <button type="submit" formnovalidate>
          {t.desk.edit.save}
        </button>
      </form>
      {desk.draft.revision > 1 && (
        <Act desk={desk} action="undo">
          <button type="submit">{t.desk.edit.undo}</button>
        </Act>
      )}
    </section>
  )
}

const SAVING = new Set(['save', 'fix'])

type Refused = Extract<Said, { ok: false }>

interface TextProps {
  screen: Screen
  name: (typeof TEXTS)[number]
  stored: string
  typed: Form | null
  wrong: boolean
  lang: string
}

const LINES: Partial<Record<(typeof TEXTS)[number], number>> = { lead: 4, offer: 2 }

const Text = ({ screen: { t }, name, stored, typed, wrong, lang }: TextProps) => {
  const value = typed?.[name] ?? stored
  const other = value !== stored && !wrong
  const described = [wrong && `${name}-limit`, other && `${name}-other`].filter(Boolean).join(' ') || undefined
  const rows = LINES[name]
  const common = {
    id: name,
    name,
    lang,
    maxlength: LENGTHS[name],
    'aria-describedby': described,
    'aria-invalid': wrong || undefined,
  }
  return (
    <p class="field">
      <label for={name}>{t.desk.edit[name]}</label>
      {rows ? (
        <textarea {...common} rows={rows}>
          {value}
        </textarea>
      ) : (
        <input {...common} value={value} required />
      )}
      {wrong && (
        <span class="wrong small" id={`${name}-limit`}>
          {t.desk.edit.limit(LENGTHS[name])}
        </span>
      )}
      {other && (
        <span class="meanwhile" id={`${name}-other`}>
          <strong>{t.desk.edit.meanwhile}</strong> <span lang={lang}>{stored || '–'}</span>
        </span>
      )}
    </p>
  )
}

/** The usual questions. Those of the team's own stay as they are. */
const Questions = ({ screen: { t }, desk, typed }: { screen: Screen; desk: Desk; typed: Form | null }) => {
  const { fields = [] } = desk.draft.content as Partial<CommonContent>
  const words = t.desk.questions
  const isAsked = (field: (typeof FIELDS)[number]) => (typed ? `field.${field}` in typed : fields.includes(field))
  return (
    <fieldset class="questions" id="fields">
      <legend>{words.title}</legend>
      <input type="hidden" name="asks" value="1" />
      <div class="ticks">
        {FIELDS.map(field => (
          <label>
            <input type="checkbox" name={`field.${field}`} checked={isAsked(field)} /> {words.fields[field]}
          </label>
        ))}
      </div>
      <p class="soft small">
        {words.hint} <a href="#block-extras">{words.extras}</a>
      </p>
    </fieldset>
  )
}

/** What the template has beside its texts. As it was typed where that was refused, its items numbered as the API counts them. */
const Rest = ({ screen, desk, refused }: { screen: Screen; desk: Desk; refused: Refused | null }) => {
  const { template, content } = desk.draft
  const stored = formOfBlocks(template, content, screen.zone)
  const typed = refused?.form.template === template ? formOfBlocks(template, blocksIn(refused.form), screen.zone) : null
  const setting = { screen, form: typed ?? stored, issues: typed ? refused!.issues : [], lang: desk.ad.language }
  const isLate = typed !== null && refused?.code === 'changed-meanwhile'
  return <Blocks setting={setting} template={template} stored={isLate ? stored : null} />
}
