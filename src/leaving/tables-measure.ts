import { wholeUtm } from '../pixel/facts/utm.ts'
import type { Table } from './table.ts'

const COUNTS = ['lcp_measured', 'lcp_good', 'inp_measured', 'inp_good', 'cls_measured', 'cls_good']

/** What visitors did, and what it cost to bring them. */
export const measureTables: readonly Table[] = [
  {
    file: 'views',
    table: 'views',
    key: ['id'],
    columns: ['id', 'campaign', 'at', 'ad', 'variant', 'version', 'source', 'utm', 'referrer', 'device', 'in_app', 'country', 'consent', 'bot', 'bots', 'trusted', 'engaged_ms', 'scroll_pct', 'cta_clicks', 'contact_clicks', 'mail_clicks', 'outbound_clicks', 'file_clicks', 'form_started', 'forms_started', 'form_submits', 'fields', 'video_plays', 'video_pct', 'lead', 'purchase', 'lcp_ms', 'inp_ms', 'cls_milli', 'page'],
    opened: { columns: [], of: async (_, { utm }) => ({ utm: wholeUtm(String(utm)) }) },
    ofViews: true,
    says: ['Chaque vue de page, anonyme', 'Each page view, of nobody in particular'],
  },
  {
    file: 'view-events',
    table: 'view_events',
    key: ['view_id', 'name', 'props'],
    columns: ['view_id', 'name', 'props', 'campaign', 'at', 'count'],
    ofViews: true,
    says: ['Événements propres à vos pages', 'Events of your own'],
  },
  {
    file: 'days',
    table: 'view_days',
    key: ['campaign', 'day', 'ad', 'variant', 'source', 'device', 'in_app', 'consent', 'bots', 'rank'],
    columns: ['campaign', 'day', 'ad', 'variant', 'source', 'device', 'in_app', 'consent', 'bots', 'rank', 'views', 'engaged_ms', 'scroll_pct', 'cta_clicks', 'contact_clicks', 'outbound_clicks', 'file_clicks', 'form_started', 'lead', 'purchase', 'converted', 'trusted', ...COUNTS],
    says: ['Vues comptées par jour, avec leurs sommes ; gardées quand les vues sont effacées', 'Views counted by day, with their sums; kept when single views are deleted'],
  },
  {
    file: 'speed-days',
    table: 'vital_days',
    key: ['campaign', 'day', 'ad', 'device', 'in_app', 'bots'],
    columns: ['campaign', 'day', 'ad', 'device', 'in_app', 'bots', 'counts'],
    says: ['Vitesse des pages par jour', 'Speed of pages by day'],
  },
  {
    file: 'field-days',
    table: 'field_days',
    key: ['campaign', 'day', 'ad', 'bots'],
    columns: ['campaign', 'day', 'ad', 'bots', 'counts'],
    says: ['Champs de formulaire atteints, par jour', 'Fields of forms that were reached, by day'],
  },
  { file: 'tiers', table: 'tiers', key: ['rank'], columns: ['rank', 'slug'], says: ["Paliers d'engagement", 'Tiers of engagement'] },
  {
    file: 'tier-rules',
    table: 'tier_rules',
    key: ['id'],
    columns: ['id', 'rank', 'min_engaged_ms', 'min_scroll_pct', 'min_cta_clicks', 'min_contact_clicks', 'min_visits', 'min_form_started', 'min_lead', 'min_purchase'],
    says: ['Ce qui fait atteindre un palier : une de ses règles, tous ses seuils', 'What reaches a tier: any of its rules, with all its thresholds'],
  },
  {
    file: 'robots',
    table: 'bot_rules',
    key: ['rule'],
    columns: ['rule', 'bit', 'mode', 'changed_at'],
    says: ['Règles contre les robots', 'Rules against robots'],
  },
  { file: 'hosts', table: 'hosts', key: ['host'], columns: ['host', 'created_at'], says: ['Sites mesurés', 'Sites that are measured'] },
  {
    file: 'spend',
    table: 'spend',
    key: ['campaign', 'starts_on', 'ends_on', 'ad', 'platform', 'source', 'device', 'currency'],
    columns: ['campaign', 'ad', 'platform', 'starts_on', 'ends_on', 'impressions', 'reach', 'engagements', 'clicks', 'cost_micros', 'currency', 'device', 'source', 'import'],
    says: ['Dépenses publicitaires', 'What ads cost'],
  },
  {
    file: 'spend-sources',
    table: 'spend_sources',
    key: ['id'],
    columns: ['id', 'platform', 'level', 'campaign_id', 'campaign_name', 'group_id', 'group_name', 'ad_id', 'ad_name', 'campaign', 'ad', 'matched', 'import'],
    says: ['Ce que les rapports des plateformes nomment, et à quoi cela correspond ici', 'What the platforms’ reports name, and what that is here'],
  },
  {
    file: 'spend-imports',
    table: 'spend_imports',
    key: ['id'],
    columns: ['id', 'at', 'actor', 'platform', 'starts_on', 'ends_on', 'rows', 'added', 'changed', 'removed', 'kept', 'replaced', 'totals', 'undone_at', 'file'],
    without: { digest: 'tells a file that comes twice' },
    says: ['Rapports de dépenses importés', 'Reports of spend that were imported'],
  },
  {
    file: 'rates',
    table: 'rates',
    key: ['currency', 'day'],
    columns: ['currency', 'day', 'per_eur_micros'],
    says: ['Taux de change', 'Rates of exchange'],
  },
  {
    file: 'ad-ids',
    table: 'ad_ids',
    key: ['platform', 'level', 'id', 'campaign', 'ad'],
    columns: ['platform', 'level', 'id', 'campaign', 'ad', 'day'],
    says: ['Numéros que les plateformes donnent aux annonces', 'Ids that the platforms give to ads'],
  },
] // biome-ignore format: columns in a line
