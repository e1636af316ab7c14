-- Who may do what: people of the team, their sessions, API keys, and the trail of what was done.
-- Tokens are stored as SHA-256 only. Personal data (a name, an e-mail) is sealed, like everywhere else.
CREATE TABLE users (
  id          TEXT PRIMARY KEY,
  role        TEXT NOT NULL CHECK (role IN ('owner', 'editor', 'analyst', 'viewer')),
  sealed      TEXT NOT NULL,                       -- {name, email} under DATA_KEY
  created_at  INTEGER NOT NULL,                    -- ms
  disabled_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_links (
  token_hash TEXT PRIMARY KEY CHECK (length(token_hash) = 64),
  user_id    TEXT NOT NULL REFERENCES users (id),
  expires_at INTEGER NOT NULL,
  used_at    INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY CHECK (length(token_hash) = 64),
  user_id    TEXT NOT NULL REFERENCES users (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL CHECK (expires_at > created_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_keys (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  role       TEXT NOT NULL CHECK (role IN ('owner', 'editor', 'analyst', 'viewer')),
  token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  id     TEXT PRIMARY KEY,                         -- UUIDv7: in order of time
  at     INTEGER NOT NULL,
  actor  TEXT NOT NULL,                            -- 'user:…', 'key:…' or 'admin'
  action TEXT NOT NULL,                            -- 'POST /api/campaigns'
  target TEXT NOT NULL                             -- path of what was touched; never personal data
) STRICT, WITHOUT ROWID;
