-- What the team's CRM knows and a landing page does not: who is a customer and for how much, and what became of a lead. Both are
-- totals: told again, the last telling counts and nothing is added up. None of it is personal data.
CREATE TABLE imports (
  id      TEXT PRIMARY KEY CHECK (length(id) = 36),   -- UUIDv7: in order of time
  kind    TEXT NOT NULL CHECK (kind IN ('customers', 'outcomes', 'purchases')),
  at      INTEGER NOT NULL,                           -- ms
  actor   TEXT NOT NULL,
  rows    INTEGER NOT NULL CHECK (rows >= 0),         -- lines of the file
  added   INTEGER NOT NULL CHECK (added >= 0),
  changed INTEGER NOT NULL CHECK (changed >= 0),
  refused INTEGER NOT NULL CHECK (refused >= 0)       -- lines left out
) STRICT, WITHOUT ROWID;

-- Everybody whom a file of customers named. Consent is in contacts, as for everybody else; erasing the person deletes the row.
CREATE TABLE customers (
  contact_id   TEXT PRIMARY KEY CHECK (length(contact_id) = 36),
  value_micros INTEGER CHECK (value_micros >= 0),     -- all that they have brought in; null: not said
  currency     TEXT CHECK (length(currency) = 3),
  country      TEXT NOT NULL DEFAULT '' CHECK (length(country) IN (0, 2)),  -- so that counting by country opens no sealed row
  last_at      INTEGER,                               -- ms: last purchase
  import_id    TEXT NOT NULL,                         -- that changed the row last
  updated_at   INTEGER NOT NULL,
  CHECK ((value_micros IS NULL) = (currency IS NULL))
) STRICT, WITHOUT ROWID;

-- What became of a lead. `id` is the event id that ad platforms deduplicate on: a lead is qualified, or won, once.
CREATE TABLE outcomes (
  id           TEXT PRIMARY KEY,                      -- '<lead>.<status>'
  lead         TEXT NOT NULL,                         -- event id
  contact_id   TEXT,
  campaign     TEXT NOT NULL,
  ad           TEXT NOT NULL,
  status       TEXT NOT NULL CHECK (status IN ('qualified', 'won', 'lost')),
  at           INTEGER NOT NULL,                      -- ms, never before the lead
  value_micros INTEGER CHECK (value_micros >= 0),     -- null: not said
  currency     TEXT CHECK (length(currency) = 3),
  told_at      INTEGER NOT NULL,                      -- ms: of two tellings the later one counts
  CHECK (id = lead || '.' || status),
  CHECK ((value_micros IS NULL) = (currency IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX outcomes_contact ON outcomes (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX outcomes_campaign_at ON outcomes (campaign, at);
