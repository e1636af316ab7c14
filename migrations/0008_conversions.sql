-- Leads and purchases. `id` is the event id that every ad platform deduplicates on.
CREATE TABLE conversions (
  id           TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('lead', 'purchase')),
  campaign     TEXT NOT NULL,
  ad           TEXT NOT NULL DEFAULT '',
  at           INTEGER NOT NULL,
  contact_id   TEXT,
  view_id      TEXT,
  value_micros INTEGER,
  currency     TEXT CHECK (length(currency) = 3),
  sealed       TEXT,                                -- what a lead wrote beside who they are: {message}
  PRIMARY KEY (id, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX conversions_campaign_at ON conversions (campaign, at);
CREATE INDEX conversions_contact ON conversions (contact_id, at) WHERE contact_id IS NOT NULL;
