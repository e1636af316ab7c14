import { may, ROLES, type Role } from '../../accounts/roles.ts'
import type { Screen } from '../screen.ts'
import { TeamFrame } from './frame.tsx'

type Row = keyof Screen['t']['team']['rights']['rows']

/** Each by a call of the API that stands for it: a test compares the roles. */
export const RIGHTS: Record<Row, { least: Role; call: string }> = {
  figures: { least: 'viewer', call: 'GET /campaigns/:slug/funnel' },
  plan: { least: 'viewer', call: 'POST /plan' },
  audiences: { least: 'analyst', call: 'GET /audiences' },
  conversions: { least: 'analyst', call: 'GET /conversions' },
  edit: { least: 'editor', call: 'PATCH /campaigns/:slug/ads/:ad/page' },
  publish: { least: 'editor', call: 'POST /campaigns/:slug/ads/:ad/publish' },
  contacts: { least: 'editor', call: 'GET /contacts' },
  export: { least: 'editor', call: 'GET /audiences/:id/export/:file' },
  erase: { least: 'editor', call: 'POST /erasures' },
  spend: { least: 'editor', call: 'POST /spend/import' },
  trail: { least: 'editor', call: 'GET /audit' },
  connect: { least: 'owner', call: 'POST /connections' },
  invite: { least: 'owner', call: 'POST /users' },
  keys: { least: 'owner', call: 'POST /keys' },
}

/** Who can do what, as a table. */
export const Rights = ({ screen }: { screen: Screen }) => {
  const { t, viewer } = screen
  const words = t.team.rights
  return (
    <TeamFrame screen={screen} tab="rights">
      <section class="card">
        <h2>{t.team.tabs.rights}</h2>
        <p class="soft">{words.lead}</p>
        <table class="rights">
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              {ROLES.map(role => (
                <th scope="col" class={role === viewer?.role ? 'mine' : undefined}>
                  {t.roles[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(RIGHTS).map(([row, { least }]) => (
              <tr>
                <th scope="row">{words.rows[row as Row]}</th>
                {ROLES.map(role => (
                  <Cell has={may(role, least)} mine={role === viewer?.role} words={words} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="card">
        <dl class="roles">
          {ROLES.map(role => (
            <div>
              <dt>{t.roles[role]}</dt>
              <dd class="soft">{t.team.roleMeans[role]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </TeamFrame>
  )
}

const Cell = ({ has, mine, words }: { has: boolean; mine: boolean; words: { yes: string; no: string } }) => (
  <td class={mine ? 'mine' : undefined}>
    <span class={has ? 'has' : 'soft'} aria-hidden="true">
      {has ? '✓' : '–'}
    </span>
    <span class="hidden">{has ? words.yes : words.no}</span>
  </td>
)
