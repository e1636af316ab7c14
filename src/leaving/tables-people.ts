import { ANSWERS, answerCells, PERSON, personCells } from '../contacts/clear.ts'
import { type Opened, type Table, text } from './table.ts'

const person: Opened = { columns: PERSON, of: (key, { id, sealed }) => personCells(key, text(id), text(sealed)) }

const lead: Opened = {
  columns: [...PERSON, ...ANSWERS],
  of: async (key, { id, contact_id, who, sealed }) => ({
    ...(await personCells(key, text(contact_id), text(who))),
    ...(await answerCells(key, text(id), sealed === null ? null : text(sealed))),
  }),
}

/** Who came and agreed to be known, in the clear, and what became of them. */
export const peopleTables: readonly Table[] = [
  {
    file: 'contacts',
    table: 'contacts',
    key: ['id'],
    columns: ['id', 'contact_consent_at', 'ads_consent_at', 'created_at', 'updated_at', 'erased_at'],
    beside: { sealed: 't.sealed' },
    opened: person,
    without: { sealed: 'in the clear', email_index: 'digest of the address', phone_index: 'digest of the number' },
    says: ['Personnes connues, en clair', 'People who are known, in the clear'],
  },
  {
    file: 'leads',
    table: 'conversions',
    key: ['id', 'kind'],
    columns: ['id', 'kind', 'at', 'campaign', 'ad', 'source', 'status', 'contact_id', 'view_id', 'utm', 'landing', 'clicks', 'value_micros', 'currency'],
    only: "+t.kind = 'lead'",
    beside: { sealed: 't.sealed', who: '(SELECT c.sealed FROM contacts c WHERE c.id = t.contact_id)' },
    opened: lead,
    without: { sealed: 'in the clear', order_key: 'of purchases', by_pixel: 'of purchases' },
    says: ['Leads, en clair, avec leurs réponses', 'Leads, in the clear, with what they answered'],
  },
  {
    file: 'purchases',
    table: 'conversions',
    key: ['id', 'kind'],
    columns: ['id', 'kind', 'at', 'campaign', 'ad', 'source', 'contact_id', 'view_id', 'value_micros', 'currency', 'utm', 'landing', 'clicks', 'by_pixel'],
    only: "+t.kind = 'purchase'",
    without: { sealed: 'of leads', status: 'of leads', order_key: 'digest of the order’s number, which is the id where it may be known' },
    says: ['Achats et remboursements', 'Purchases and refunds'],
  },
  {
    file: 'outcomes',
    table: 'outcomes',
    key: ['id'],
    columns: ['id', 'lead', 'contact_id', 'campaign', 'ad', 'status', 'at', 'value_micros', 'currency', 'told_at'],
    says: ['Ce que les leads sont devenus', 'What became of leads'],
  },
  {
    file: 'consents',
    table: 'consents',
    key: ['id'],
    columns: ['id', 'subject', 'purpose', 'granted', 'how', 'text_version', 'page', 'at'],
    says: ['Preuves des consentements et des refus', 'Proofs of consents and refusals'],
  },
  {
    file: 'confirmations',
    table: 'confirmations',
    key: ['event'],
    columns: ['event', 'contact_id', 'visitor_id', 'campaign', 'ad', 'version', 'contact', 'ads', 'text_version', 'asked_at', 'confirmed_at'],
    says: ['Adresses à confirmer par e-mail, et confirmées', 'Addresses to confirm by e-mail, and confirmed'],
  },
  {
    file: 'customers',
    table: 'customers',
    key: ['contact_id'],
    columns: ['contact_id', 'value_micros', 'currency', 'country', 'last_at', 'import_id', 'updated_at'],
    says: ['Clients dits par votre CRM', 'Customers whom your CRM named'],
  },
  {
    file: 'imports',
    table: 'imports',
    key: ['id'],
    columns: ['id', 'kind', 'at', 'actor', 'rows', 'added', 'changed', 'refused'],
    says: ['Fichiers de CRM importés', 'Files of a CRM that were imported'],
  },
  {
    file: 'visitors',
    table: 'visitors',
    key: ['id'],
    columns: ['id', 'contact_id', 'created_at', 'withdrawn_at', 'user_agent'],
    says: ['Navigateurs qui ont accepté la publicité', 'Browsers that agreed to advertising'],
  },
  {
    file: 'touches',
    table: 'touches',
    key: ['view_id'],
    columns: ['view_id', 'visitor_id', 'campaign', 'ad', 'at', 'source', 'clicks', 'continued'],
    ofViews: true,
    says: ['Visites de ces navigateurs', 'Visits of these browsers'],
  },
  {
    file: 'engagements',
    table: 'engagements',
    key: ['visitor_id', 'campaign'],
    columns: ['visitor_id', 'campaign', 'views', 'visits', 'first_at', 'last_at', 'engaged_ms', 'scroll_pct', 'cta_clicks', 'contact_clicks', 'form_started', 'lead', 'purchase'],
    says: ["Jusqu'où chacun est allé, par campagne", 'How far each of them went, by campaign'],
  },
  {
    file: 'identity-links',
    table: 'identity_links',
    key: ['id'],
    columns: ['id', 'visitor_id', 'contact_id', 'act', 'how', 'at'],
    says: ['Quel navigateur est à qui, et depuis quand', 'Which browser is whose, and since when'],
  },
  {
    file: 'continuations',
    table: 'continuations',
    key: ['from_view', 'view_id'],
    columns: ['from_view', 'view_id', 'campaign', 'ad', 'at', 'source'],
    says: ['Visites suivies d’un site à un autre', 'Visits that went on from one site to another'],
  },
] // biome-ignore format: columns in a line
