-- How each job of the clock fares, those of every minute too: how long the last run took, how many things it did, and the last
-- failure after it is over. What the database weighs, day by day, tells when it will be full. A message of the outbox knows the
-- request that it came of, as the log names it.
ALTER TABLE job_runs ADD COLUMN took_ms INTEGER CHECK (took_ms >= 0);
ALTER TABLE job_runs ADD COLUMN handled INTEGER CHECK (handled >= 0);    -- null: the job does not count
ALTER TABLE job_runs ADD COLUMN failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0); -- in a row
ALTER TABLE job_runs ADD COLUMN failed_at INTEGER;                       -- the last time, ms; null: never
ALTER TABLE job_runs ADD COLUMN failure TEXT NOT NULL DEFAULT '';        -- why it failed then
ALTER TABLE job_runs ADD COLUMN every TEXT NOT NULL DEFAULT 'night' CHECK (every IN ('minute', 'night'));
UPDATE job_runs SET failures = 1, failed_at = at, failure = failed WHERE failed <> '';

CREATE TABLE database_sizes (
  day   TEXT PRIMARY KEY,                                                -- '2026-11-23', UTC
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  rows  TEXT NOT NULL CHECK (json_valid(rows))                           -- {"views": 1200, …}; of more than a million it says a million and one
) STRICT, WITHOUT ROWID;

ALTER TABLE outbox ADD COLUMN request TEXT NOT NULL DEFAULT '';          -- '': by the clock, or before this was kept
CREATE INDEX outbox_mails_dead ON outbox (ended_at) WHERE channel = 'mail' AND state = 'dead';
