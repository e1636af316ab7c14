-- Our accounts on ad platforms: what is shown of them, and credentials that never are. One that needs a person, or keeps
-- failing, is paused with the reason and sends nothing.
CREATE TABLE connections (
  id             TEXT PRIMARY KEY,
  destination    TEXT NOT NULL,
  name           TEXT NOT NULL,
  settings       TEXT NOT NULL CHECK (json_valid(settings)),
  secrets_sealed TEXT NOT NULL,                         -- under DATA_KEY
  token_sealed   TEXT,                                  -- access token that lasts an hour …
  token_until    INTEGER,                               -- … until then, ms
  events         TEXT NOT NULL CHECK (json_valid(events)), -- kinds of conversions that it is told of: ["lead", "tier"]
  events_since   INTEGER NOT NULL,                      -- what happened before is not told, ms
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,
  failing_since  INTEGER,                               -- first failure after the last success
  failures       INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0), -- in a row
  last_reason    TEXT NOT NULL DEFAULT '',              -- of the last failure: '429', '190/460'
  paused_at      INTEGER,
  paused_why     TEXT CHECK (paused_why IN ('by-hand', 'halted', 'failing', 'version-ended')),
  deleted_at     INTEGER,                               -- its credentials are gone; the ledger still names it
  CHECK ((paused_at IS NULL) = (paused_why IS NULL)),
  CHECK ((token_sealed IS NULL) = (token_until IS NULL))
) STRICT, WITHOUT ROWID;
