-- Beacons that could not become rows, with the reason, until somebody has them stored after all or 90 days are over. A body
-- holds a visitor and click ids only as long as that visitor has not withdrawn.
CREATE TABLE dead_beacons (
  id          TEXT PRIMARY KEY,   -- the queue message's: set aside twice, it is one letter
  body        TEXT NOT NULL CHECK (body = '' OR json_valid(body)),  -- '' once stored
  reason      TEXT NOT NULL,      -- of the last try
  at          INTEGER NOT NULL,   -- when the beacon was answered
  replayed_at INTEGER             -- null: still dead
) STRICT, WITHOUT ROWID;

CREATE INDEX dead_beacons_at ON dead_beacons (at);
CREATE INDEX dead_beacons_visitor ON dead_beacons (body ->> '$.visitor') WHERE body <> '';
