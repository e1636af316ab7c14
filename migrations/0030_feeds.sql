-- Feeds that a platform can rely on: what each holds, how its columns are called over there, a password that is changed without
-- a missed pull, when it is pulled, and what the last pull was. A CHECK cannot be altered: the table is made again.
CREATE TABLE feeds_made_again (
  id             TEXT PRIMARY KEY,
  audience       TEXT REFERENCES audiences (id),                    -- null: conversions
  conversions    TEXT CHECK (json_valid(conversions)),              -- {kind, campaign, name}; null: an audience
  destination    TEXT NOT NULL,
  columns        TEXT CHECK (json_valid(columns)),                  -- {our header: theirs, or null to leave it out}; null: as they are
  username       TEXT NOT NULL,
  password_hash  TEXT NOT NULL CHECK (length(password_hash) = 64),
  previous_hash  TEXT CHECK (length(previous_hash) = 64),           -- of the password before the last rotation, which opens too …
  previous_until INTEGER,                                           -- … until then, ms
  created_at     INTEGER NOT NULL,
  revoked_at     INTEGER,
  every_hours    INTEGER CHECK (every_hours BETWEEN 1 AND 744),     -- how often the platform is to pull; null: nobody said
  scheduled_at   INTEGER,                                           -- when that was said: earlier pulls were not due
  missed_at      INTEGER,                                           -- when a pull that did not come was noted; the next one clears it
  etag           TEXT CHECK (length(etag) = 64),
  etag_at        INTEGER,                                           -- when the file was first seen to be another, ms
  pulled_at      INTEGER,
  pulled_by      TEXT CHECK (length(pulled_by) <= 80),              -- the program that pulled, as it calls itself
  pulls          INTEGER NOT NULL DEFAULT 0 CHECK (pulls >= 0),
  last_rows      INTEGER CHECK (last_rows >= 0),                    -- people or conversions in the last file that was sent whole
  last_status    INTEGER CHECK (last_status IN (200, 304)),
  CHECK ((audience IS NULL) <> (conversions IS NULL)),
  CHECK ((previous_hash IS NULL) = (previous_until IS NULL)),
  CHECK ((every_hours IS NULL) = (scheduled_at IS NULL)),
  CHECK ((etag IS NULL) = (etag_at IS NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO feeds_made_again (id, audience, destination, username, password_hash, created_at, revoked_at)
SELECT id, audience, destination, username, password_hash, created_at, revoked_at FROM feeds;

DROP TABLE feeds;
ALTER TABLE feeds_made_again RENAME TO feeds;

-- A feed of conversions is read in order of time, page by page.
CREATE INDEX conversions_kind_at ON conversions (kind, at, id);

-- The ledger names an audience, or the kind of conversions that left: then its audience is ''.
ALTER TABLE deliveries ADD COLUMN conversions TEXT;
