import type { Found } from '../../contacts/requests/found.ts'
import { Refusal } from '../done.tsx'
import { Crumb } from '../parts.tsx'
import { destinationLabel } from '../platform-names.ts'
import { Counted, elsewhere } from './found.tsx'
import { Frame, REQUESTS } from './frame.tsx'
import { Act, Decline, type FormProps, Later } from './preview-acts.tsx'
import { typedOf } from './who.ts'

export interface Preview extends Omit<Found, 'lists'> {
  reference: string
  lists: string[] // destinations, once for each list
}

interface Props extends FormProps {
  preview: Preview
  refused: string | null
}

/** What there is of somebody, before anything is done: the guard of what cannot be undone. */
export const PreviewPage = ({ screen, who, received, preview, open, refused }: Props) => {
  const { t, f } = screen
  const words = t.privacy.requests
  const { goes, stays, lists } = preview
  const told = [...new Set(lists)].map(name =>
    words.onList(destinationLabel(name), f.counted(lists.filter(each => each === name).length)),
  )
  const recipients = [...told, ...elsewhere(screen, preview)]
  const known = goes.people + goes.browsers > 0
  const form = { screen, who, received, open }
  return (
    <Frame screen={screen}>
      <Crumb href={REQUESTS}>{words.back}</Crumb>
      {refused && <Refusal>{refused}</Refusal>}
      <section class="card stack" aria-labelledby="preview">
        <h2 id="preview">{words.preview}</h2>
        <p class="privacy-who">
          <strong>{words.of(typedOf(who))}</strong>{' '}
          <span class="soft small">
            {words.reference} <code>{preview.reference}</code>
          </span>
        </p>
        <p>{known ? words.known(f.counted(goes.people), f.counted(goes.browsers)) : words.unknown}</p>
        {goes.people > 1 && <p class="meanwhile">{words.several}</p>}
        <div class="privacy-columns">
          <div>
            <h3>{words.goes}</h3>
            <Counted screen={screen} counts={goes} />
          </div>
          <div>
            <h3>{words.stays}</h3>
            <Counted screen={screen} counts={stays} />
            <p class="soft small">{words.staysHow}</p>
          </div>
          <div>
            <h3>{words.told}</h3>
            {recipients.length === 0 ? (
              <p>{words.toldNobody}</p>
            ) : (
              <ul class="privacy-list">
                {recipients.map(text => (
                  <li>{text}</li>
                ))}
              </ul>
            )}
          </div>
        </div>
      </section>
      <div class="privacy-pair privacy-acts">
        {open?.kind !== 'access' && (
          <Act {...form} does="erase" how={words.eraseHow}>
            <button class="primary" type="submit">
              {words.erase}
            </button>
          </Act>
        )}
        {open?.kind !== 'erasure' && (
          <Act {...form} does="access" how={words.accessHow}>
            <button class={open ? 'primary' : undefined} type="submit" name="format" value="html">
              {words.html}
            </button>
            <button type="submit" name="format" value="json">
              {words.json}
            </button>
          </Act>
        )}
        {open ? <Decline screen={screen} id={open.id} /> : <Later {...form} />}
      </div>
    </Frame>
  )
}
