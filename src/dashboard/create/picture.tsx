import { MAX_UPLOAD_BYTES } from '../../images/routes.ts'
import { PICTURES } from '../desk/picture.tsx'
import { Drop } from '../drop.tsx'
import type { Screen } from '../screen.ts'

/** The ad's picture: sent as soon as it is chosen where scripts run, with the form where they do not. It comes back with a
 *  form that was refused. */
export const Picture = ({
  screen: { t },
  image,
  wrong,
}: {
  screen: Screen
  image: string
  wrong?: string | undefined
}) => {
  const words = t.creating
  return (
    <div class="field" id="picture">
      <input type="hidden" name="image" value={image} />
      {image && (
        <p class="kept">
          <img src={`/i/${image}/412`} width="120" height="63" alt="" />{' '}
          <span class="soft small">{words.pictureKept}</span>
        </p>
      )}
      <Drop
        id="new-picture"
        name="picture"
        label={image ? words.pictureOther : words.picture}
        hint={t.desk.edit.imageHint}
        accept={PICTURES}
        most={{ bytes: MAX_UPLOAD_BYTES, wrong: t.desk.refused['too-large']! }}
      />
      {wrong && (
        <p class="wrong small" role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}
