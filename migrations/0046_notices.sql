-- What is wrong and who was told: each thing once, from when it is first seen until its reason is gone. What comes back within
-- some days is the same notice again (src/notices/store.ts).
CREATE TABLE notices (
  id           TEXT PRIMARY KEY,                            -- UUIDv7: in order of time
  kind         TEXT NOT NULL,
  subject      TEXT NOT NULL,                               -- what it is about, within its kind: 'spring/ad-1', the id of a feed
  campaign     TEXT NOT NULL,                               -- '' when it is of no campaign
  ad           TEXT NOT NULL,                               -- '' when it is of no ad
  facts        TEXT NOT NULL CHECK (json_valid(facts)),     -- figures and codes, nothing of any person; as last seen
  opened_at    INTEGER NOT NULL,                            -- ms, as below
  lease_until  INTEGER NOT NULL DEFAULT 0,                  -- somebody is telling it
  told_at      INTEGER,
  closed_at    INTEGER,                                     -- its reason was gone
  dismissed_at INTEGER,                                     -- somebody knows and wants to hear no more of it
  dismissed_by TEXT,
  reason       TEXT,
  CHECK ((dismissed_at IS NULL) = (dismissed_by IS NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX notices_open ON notices (kind, subject) WHERE closed_at IS NULL;
CREATE INDEX notices_untold ON notices (id) WHERE told_at IS NULL AND closed_at IS NULL;
CREATE INDEX notices_closed ON notices (kind, subject, closed_at) WHERE closed_at IS NOT NULL;
