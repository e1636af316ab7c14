import { APP } from '../authorisation/app.ts'
import { rulesIn } from '../authorisation/rules.ts'
import { addressOf } from '../authorisation/world.ts'
import { type Make, withQuery } from './ask.ts'
import { oddFile } from './bytes.ts'
import type { Dice } from './dice.ts'
import { oddFields } from './forms.ts'
import { oddHeaders } from './headers.ts'
import { oddText } from './hostile.ts'

const screens = [...rulesIn(APP).keys()].filter(name => name.startsWith('GET ')).map(name => name.slice(4))

/** A page of the dashboard, or one of the forms that are on it. */
export const appAsk: Make = async (dice, { names, session, formsOn }) => {
  const screen = dice.pick(screens)
  const path = addressOf(screen, names)
  const headers = oddHeaders(dice, { Cookie: `__Host-l2l_session=${session}` })
  const forms = dice.chance(0.6) ? await formsOn(path) : []
  if (forms.length === 0) {
    const query = new URLSearchParams(
      dice.chance(0.7)
        ? oddFields(
            dice,
            SEEN_IN_ADDRESSES.map(name => [name, '']),
          )
        : [],
    )
    return { surface: 'app', name: `GET ${screen}`, method: 'GET', path: withQuery(path, query), headers }
  }
  const { method, action, fields, isFile } = dice.pick(forms)
  const sent = oddFields(dice, fields)
  const at = action === '' ? path : action
  const name = `${method} ${screen} → ${action}`
  if (method === 'GET') return { surface: 'app', name, method, path: withQuery(at, new URLSearchParams(sent)), headers }
  const { 'Sec-Fetch-Site': _, Origin: __, 'Content-Type': ___, ...rest } = headers
  return { surface: 'app', name, method, path: at, headers: rest, body: formBody(dice, sent, isFile) }
}

const SEEN_IN_ADDRESSES = `
  from to cursor q lang done did made status campaign ad by compare model days sort tab kind open refused alert
  back before was saved key person format version platform device source limit`
  .trim()
  .split(/\s+/)

export function formBody(dice: Dice, fields: [string, string][], isFile: boolean): BodyInit {
  if (!isFile && dice.chance(0.9)) return new URLSearchParams(fields)
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value.toWellFormed())
  const csv = oddFile('email,consent_ads,date,value\na@example.com,yes,2026-11-01,12\n', dice)
  for (const name of ['file', 'image']) form.append(name, new File([csv], oddText(dice).toWellFormed().slice(0, 100)))
  return form
}
