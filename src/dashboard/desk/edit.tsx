import { templates } from '../../../templates/index.ts'
import { type CommonContent, LENGTHS } from '../../../templates/kit/content.ts'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'
import { type Said, TEXTS } from './actions.ts'
import type { Desk } from './load.ts'
import { Act, deskPath } from './parts.tsx'

interface Props {
  screen: Screen
  desk: Desk
  said: Said | null
}

/** The texts that every template has. After a save that came too late both are there: what was typed, and what is stored. */
export const Edit = ({ screen, desk, said }: Props) => {
  const { t } = screen
  const refused = said && !said.ok && said.action === 'save' ? said : null
  return (
    <section class="card stack" aria-labelledby="edit">
      <h2 id="edit">{t.desk.edit.title}</h2>
      <p class="soft">{t.desk.edit.hint}</p>
      <Act desk={desk} action="save">
        <input type="hidden" name="revision" value={String(desk.draft.revision)} />
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
        <button class="primary" type="submit">
          {t.desk.edit.save}
        </button>
      </Act>
      {desk.draft.revision > 1 && (
        <Act desk={desk} action="undo">
          <button type="submit">{t.desk.edit.undo}</button>
        </Act>
      )}
      <Picture screen={screen} desk={desk} />
      <Act desk={desk} action="template">
        <input type="hidden" name="revision" value={String(desk.draft.revision)} />
        <p class="field">
          <label for="template">{t.desk.edit.template}</label>
          <select id="template" name="template" aria-describedby="template-hint">
            {Object.values(templates).map(({ name, label }) => (
              <option value={name} selected={name === desk.draft.template}>
                {label[screen.language]}
              </option>
            ))}
          </select>
          <span class="soft small" id="template-hint">
            {t.desk.edit.templateHint}
          </span>
        </p>
        <button type="submit">{t.desk.edit.change}</button>
      </Act>
    </section>
  )
}

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

const Picture = ({ screen: { t }, desk }: Omit<Props, 'said'>) => {
  const { image } = desk.draft.content as Partial<CommonContent>
  return (
    <form class="act" method="post" action={`${deskPath(desk.ad)}/image`} enctype="multipart/form-data">
      <input type="hidden" name="revision" value={String(desk.draft.revision)} />
      <p class="field">
        <label for="image">{t.desk.edit.image}</label>
        {image && (
          <img class="draft-image" src={`/i/${image.asset}/412`} width={image.width} height={image.height} alt="" />
        )}
        <input
          id="image"
          name="image"
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif"
          required
          aria-describedby="image-hint"
        />
        <span class="soft small" id="image-hint">
          {t.desk.edit.imageHint}
        </span>
      </p>
      <p class="field">
        <label for="alt">{t.desk.edit.imageAlt}</label>
        <input id="alt" name="alt" maxlength={300} value={image?.alt ?? ''} lang={desk.ad.language} />
      </p>
      <button type="submit">{t.desk.edit.sendImage}</button>
    </form>
  )
}
