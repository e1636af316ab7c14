-- What people brought in goes to platforms: with lists that take it, and with feeds of what became of leads, which are read in
-- order of time, page by page. The last two: the register of one platform, latest first.
ALTER TABLE lists ADD COLUMN with_value INTEGER NOT NULL DEFAULT 0 CHECK (with_value IN (0, 1));

CREATE INDEX outcomes_status_at ON outcomes (status, at, id);

CREATE INDEX deliveries_destination ON deliveries (destination, id);
CREATE INDEX list_runs_destination ON list_runs (destination, id);
