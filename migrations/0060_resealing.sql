-- A key that takes the place of another: since when it seals or signs, and how far what the old one had sealed has been sealed
-- again. Counts and ids of keys only; a key's id tells nothing of the key.
CREATE TABLE keys_used (
  secret TEXT PRIMARY KEY CHECK (secret IN ('DATA_KEY', 'SIGNING_KEY')),
  key_id TEXT NOT NULL,
  since  INTEGER NOT NULL                         -- ms
) STRICT, WITHOUT ROWID;

CREATE TABLE resealings (
  place    TEXT PRIMARY KEY,                      -- 'contacts.sealed'
  keys     TEXT NOT NULL,                         -- ids of the keys under which it was gone through: 'new,old'
  after    TEXT NOT NULL DEFAULT '',              -- this pass has come to that row; '': it begins
  began_at INTEGER NOT NULL,                      -- this pass, ms
  moved    INTEGER NOT NULL DEFAULT 0 CHECK (moved >= 0),    -- sealed again, in this pass
  unopened INTEGER NOT NULL DEFAULT 0 CHECK (unopened >= 0), -- that none of the keys opens, in this pass
  resealed INTEGER NOT NULL DEFAULT 0 CHECK (resealed >= 0), -- in all passes
  clean_at INTEGER                                -- end of a whole pass that found nothing to move
) STRICT, WITHOUT ROWID;
