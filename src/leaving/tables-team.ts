import { openProfile } from '../accounts/people-store.ts'
import { namedIn } from '../contacts/requests/store.ts'
import { addressOf } from '../notices/recipient-store.ts'
import { CREDENTIAL, RUNNING, type Table, text } from './table.ts'

const DIGEST = 'digest of the address'

/** The team, and what it did. */
export const teamTables: readonly Table[] = [
  {
    file: 'people',
    table: 'users',
    key: ['id'],
    columns: ['id', 'role', 'language', 'created_at', 'pending_since', 'disabled_at'],
    beside: { sealed: 't.sealed' },
    opened: {
      columns: ['name', 'email'],
      of: (key, { id, sealed }) => openProfile(key, { id: text(id), sealed: text(sealed) }),
    },
    without: { sealed: 'in the clear', email_index: DIGEST },
    says: ["Personnes de l'équipe et leurs rôles", 'People of the team and their roles'],
  },
  {
    file: 'keys',
    table: 'api_keys',
    key: ['id'],
    columns: ['id', 'name', 'role', 'scopes', 'created_at', 'used_at', 'expires_at', 'revoked_at'],
    without: { token_hash: CREDENTIAL },
    says: ["Clés d'API, sans les clés elles-mêmes", 'API keys, without the keys themselves'],
  },
  {
    file: 'trail',
    table: 'audit',
    key: ['id'],
    columns: ['id', 'at', 'actor', 'action', 'target', 'kind', 'times'],
    says: ["Journal d'audit : qui a fait quoi", 'Audit trail: who did what'],
  },
  {
    file: 'notices',
    table: 'notices',
    key: ['id'],
    columns: ['id', 'kind', 'subject', 'campaign', 'ad', 'facts', 'opened_at', 'told_at', 'closed_at', 'dismissed_at', 'dismissed_by', 'reason'],
    without: { lease_until: RUNNING },
    says: ["Ce qui a été signalé à l'équipe", 'What the team was told of'],
  },
  {
    file: 'recipients',
    table: 'recipients',
    key: ['id'],
    columns: ['id', 'language', 'digest', 'alerts', 'campaigns', 'weekday', 'hour', 'zone', 'origin', 'created_at', 'asked_at', 'confirmed_at', 'digest_at', 'digested_at'],
    beside: { sealed: 't.sealed' },
    opened: {
      columns: ['email'],
      of: async (key, { id, sealed }) => ({ email: await addressOf(key, { id: text(id), sealed: text(sealed) }) }),
    },
    without: { sealed: 'in the clear', email_index: DIGEST },
    says: ['Qui reçoit les e-mails de la plateforme', 'Who gets the team’s e-mails'],
  },
  {
    file: 'privacy-requests',
    table: 'privacy_requests',
    key: ['id'],
    columns: ['id', 'kind', 'reference', 'received_at', 'due_at', 'noted_by', 'found', 'ended_at', 'ended_by', 'declined'],
    beside: { sealed: 't.sealed' },
    opened: {
      columns: ['email', 'phone', 'visitor'],
      of: async (key, { id, sealed }) => (sealed === '' ? {} : namedIn(key, text(id), text(sealed))), // ended: nobody is named
    },
    without: { sealed: 'in the clear' },
    says: ["Demandes d'accès et d'effacement", 'Requests for access and erasure'],
  },
  {
    file: 'kept-months',
    table: 'kept_months',
    key: ['one'],
    columns: ['one', 'months', 'changed_at', 'changed_by'],
    says: ['Combien de mois les vues sont gardées', 'For how many months views are kept'],
  },
] // biome-ignore format: columns in a line
