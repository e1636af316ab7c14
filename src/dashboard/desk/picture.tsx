import { templates } from '../../../templates/index.ts'
import type { CommonContent } from '../../../templates/kit/content.ts'
import { MAX_UPLOAD_BYTES } from '../../images/routes.ts'
import { Drop } from '../drop.tsx'
import type { Screen } from '../screen.ts'
import type { Desk } from './load.ts'
import { Act, deskPath } from './parts.tsx'

export const PICTURES = 'image/jpeg,image/png,image/webp,image/avif'

/** The page's picture and the kind of page it is. */
export const Picture = ({ screen: { t }, desk }: { screen: Screen; desk: Desk }) => {
  const { image } = desk.draft.content as Partial<CommonContent>
  return (
    <form
      class="act"
      method="post"
      action={`${deskPath(desk.ad)}/image`}
      enctype="multipart/form-data"
      data-progress={t.desk.edit.sending}
    >
      <input type="hidden" name="revision" value={String(desk.draft.revision)} />
      {image && (
        <img class="draft-image" src={`/i/${image.asset}/412`} width={image.width} height={image.height} alt="" />
      )}
      <Drop
        id="image"
        name="image"
        label={t.desk.edit.image}
        hint={t.desk.edit.imageHint}
        accept={PICTURES}
        most={{ bytes: MAX_UPLOAD_BYTES, wrong: t.desk.refused['too-large']! }}
        required={!image}
        isPicture
      />
      <p class="field">
        <label for="alt">{t.desk.edit.imageAlt}</label>
        <input
          id="alt"
          name="alt"
          maxlength={300}
          value={image?.alt ?? ''}
          lang={desk.ad.language}
          aria-describedby="alt-hint"
        />
        <span class="soft small" id="alt-hint">
          {t.desk.edit.imageAltHint}
        </span>
      </p>
      <button type="submit">{t.desk.edit.sendImage}</button>
    </form>
  )
}

export const Kind = ({ screen: { t, language }, desk }: { screen: Screen; desk: Desk }) => (
  <Act desk={desk} action="template">
    <input type="hidden" name="revision" value={String(desk.draft.revision)} />
    <p class="field">
      <label for="template">{t.desk.edit.template}</label>
      <select id="template" name="template" aria-describedby="template-hint">
        {Object.values(templates).map(({ name, label }) => (
          <option value={name} selected={name === desk.draft.template}>
            {label[language]}
          </option>
        ))}
      </select>
      <span class="soft small" id="template-hint">
        {t.desk.edit.templateHint}
      </span>
    </p>
    <button type="submit">{t.desk.edit.change}</button>
  </Act>
)
