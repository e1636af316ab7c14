-- The brand of the demo that filled an empty database, and when it was full: what of it was there by then is the demo, and can be
-- taken away in one go.
CREATE TABLE demo (
  brand     TEXT PRIMARY KEY REFERENCES brands (id) ON DELETE CASCADE,
  filled_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
