import type { Context } from 'hono'
import type { Ad } from '../../campaigns/schema.ts'
import { HttpError } from '../../lib/http.ts'
import { fixesOf } from '../../pages/checks/fixes.ts'
import { changedDraft } from '../../pages/drafts/change.ts'
import { renderThanks } from '../../pages/render.ts'
import { framedPage } from '../../pages/versions/preview.tsx'
import { type Judged, judgeDraft } from '../../pages/versions/publish.ts'
import { Sizes } from '../blocks/size.tsx'
import type { Form } from '../form.ts'
import { fragment } from '../fragment.ts'
import type { Dashboard, Screen } from '../screen.ts'
import { act, findAction } from './actions.ts'
import { deskPath, EDIT_FORM } from './parts.tsx'
import { Gate, PublishBar, Wrong } from './publish.tsx'
import { NotSaved, Revision, Saved } from './saved.tsx'
import { Score } from './score.tsx'
import { contentIn } from './typed.ts'
import { wrongIn } from './wrong.ts'

/** What the page with these texts comes to, as the parts of the desk that say so. Nothing is stored. */
export async function judgeTyped(c: Context<Dashboard>, ad: Ad, form: Form): Promise<Response> {
  const { screen, now } = c.var
  const judged = await typed(c, ad, form)
  if (judged instanceof HttpError) return fragment(c, <Wrong>{waitsFor(screen, form, judged)}</Wrong>)
  const { snapshot, verdict } = judged
  const fixes = fixesOf(ad, snapshot, verdict.match, now)
  const path = deskPath(ad)
  return fragment(
    c,
    <>
      <Score
        screen={screen}
        worst={verdict.match}
        fixes={fixes}
        lang={ad.language}
        form={{ id: EDIT_FORM, action: `${path}/fix`, prefix: '' }}
      />
      <Gate screen={screen} verdict={verdict} template={snapshot.template} lang={ad.language} />
      <PublishBar screen={screen} verdict={verdict} action={`${path}/publish`} reason={form.reason ?? ''} />
    </>,
  )
}

/** The page with these texts, or the one after its form, for the frame; 204 when they do not fit: what is shown stays. */
export async function showTyped(c: Context<Dashboard>, ad: Ad, form: Form): Promise<Response> {
  const judged = await typed(c, ad, form)
  if (judged instanceof HttpError) return c.body(null, 204)
  const { snapshot, html } = judged
  return framedPage(c, { snapshot, html: form.page === 'thanks' ? renderThanks(snapshot) : html }, c.var.now)
}

/** A save while somebody types: the next revision, or what keeps it from being saved. */
export async function saveTyped(c: Context<Dashboard>, form: Form): Promise<Response> {
  const { screen } = c.var
  const said = await act(c, 'autosave', findAction('autosave')!, form)
  if (!said.ok) return fragment(c, <NotSaved screen={screen} conflict={said.code === 'changed-meanwhile'} />, 422)
  const { revision } = said.json as { revision: number }
  return fragment(
    c,
    <>
      <Revision revision={revision} />
      <Saved>{screen.t.desk.autosave.saved}</Saved>
      {form.template && <Sizes screen={screen} form={form} />}
    </>,
  )
}

async function typed(c: Context<Dashboard>, ad: Ad, form: Form): Promise<Judged | HttpError> {
  try {
    const written = await changedDraft(c.env.DB, ad, { content: contentIn(form) })
    return await judgeDraft(c.env, ad, c.var.now, { written })
  } catch (error) {
    if (error instanceof HttpError && error.status === 422) return error
    throw error
  }
}

/** What the preview, and saving, wait for. */
const waitsFor = (screen: Screen, form: Form, { issues }: HttpError): string =>
  [...wrongIn(screen, form, issues).map(({ text }) => text), screen.t.desk.edit.waits].join(' ')
