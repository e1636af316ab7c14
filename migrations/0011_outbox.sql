-- What is to be sent to somebody else's server, written in the transaction of what it tells. A job sends it, tries again,
-- and after the last try leaves it here as a dead letter, which can be replayed.
CREATE TABLE webhooks (
  id              TEXT PRIMARY KEY,
  name            TEXT NOT NULL,
  url             TEXT NOT NULL CHECK (url LIKE 'https://%'),
  topics          TEXT NOT NULL CHECK (json_valid(topics)),  -- ["lead.created", …]
  campaign        TEXT,                                      -- null: every campaign
  secret_sealed   TEXT NOT NULL,                             -- signs what is sent
  previous_sealed TEXT,                                      -- the secret before the last rotation, which signs too …
  previous_until  INTEGER,                                   -- … until then
  created_at      INTEGER NOT NULL,
  failing_since   INTEGER,                                   -- first failure after the last success
  failures        INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0), -- in a row
  disabled_at     INTEGER,
  disabled_why    TEXT CHECK (disabled_why IN ('by-hand', 'gone', 'failing')),
  CHECK ((disabled_at IS NULL) = (disabled_why IS NULL)),
  CHECK ((previous_sealed IS NULL) = (previous_until IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  id         TEXT PRIMARY KEY,                             -- '<topic>.<event id>.<webhook id, or "mail">': the same event is queued once
  channel    TEXT NOT NULL CHECK (channel IN ('webhook', 'mail')),
  webhook    TEXT,                                         -- which webhook; null for mail
  topic      TEXT NOT NULL,
  event      TEXT NOT NULL,                                -- event id; also the receiver's key to drop repeats
  contact_id TEXT,                                         -- erasing a contact empties what is still to be sent of them
  sealed     TEXT NOT NULL,                                -- the payload, under DATA_KEY; '' once sent or erased
  created_at INTEGER NOT NULL,
  state      TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),
  attempts   INTEGER NOT NULL DEFAULT 0,
  next_at    INTEGER NOT NULL,                             -- not before; also the lease of whoever is sending it
  ended_at   INTEGER,
  verdict    TEXT NOT NULL DEFAULT ''                      -- of the last try: '200', '503', 'timeout', 'private-address' …
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_due ON outbox (next_at) WHERE state = 'waiting';
CREATE INDEX outbox_contact ON outbox (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX outbox_state ON outbox (state, created_at);
