-- An audience is a rule, never a stored list. A feed is a URL from which an ad platform pulls one.
CREATE TABLE audiences (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  rule       TEXT NOT NULL CHECK (json_valid(rule)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feeds (
  id            TEXT PRIMARY KEY,
  audience      TEXT NOT NULL REFERENCES audiences (id),
  destination   TEXT NOT NULL,
  username      TEXT NOT NULL,
  password_hash TEXT NOT NULL CHECK (length(password_hash) = 64),
  created_at    INTEGER NOT NULL,
  revoked_at    INTEGER
) STRICT, WITHOUT ROWID;

-- The ledger: each time people's data left, how many and to whom. Counts only.
CREATE TABLE deliveries (
  id          TEXT PRIMARY KEY,                     -- UUIDv7: in order of time
  at          INTEGER NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('export', 'feed')),
  destination TEXT NOT NULL,
  audience    TEXT NOT NULL,
  actor       TEXT NOT NULL,
  members     INTEGER NOT NULL,                     -- rows written before the end, or before the reader left
  verdict     TEXT NOT NULL CHECK (verdict IN ('complete', 'cut-short'))
) STRICT, WITHOUT ROWID;

CREATE INDEX deliveries_audience ON deliveries (audience, at);
