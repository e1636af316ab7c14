-- Tests of up to five versions of an ad's page against each other. Who sees which is in no table: the browser keeps it, and
-- `views.variant` says 'e<id>.<arm>' on its first view. A test that has not started is a plan and may be replaced.
CREATE TABLE experiments (
  id               INTEGER PRIMARY KEY,
  campaign         TEXT NOT NULL,
  ad               TEXT NOT NULL,
  mode             TEXT NOT NULL CHECK (mode IN ('split', 'bandit')),
  planned_visitors INTEGER NOT NULL CHECK (planned_visitors > 0),                -- all arms together, said before the start
  created_at       INTEGER NOT NULL,                                             -- ms, as below
  created_by       TEXT NOT NULL,
  started_at       INTEGER,                                                      -- null: a plan
  ended_at         INTEGER,
  ended            TEXT CHECK (ended IN ('stopped', 'applied', 'taken-down')),
  applied          INTEGER,                                                      -- the version that became live
  CHECK ((ended_at IS NULL) = (ended IS NULL)),
  CHECK (ended_at IS NULL OR started_at IS NOT NULL),
  FOREIGN KEY (campaign, ad) REFERENCES pages (campaign, ad)
) STRICT;

CREATE INDEX experiments_of_ad ON experiments (campaign, ad, id);
CREATE UNIQUE INDEX experiments_running ON experiments (campaign, ad) WHERE started_at IS NOT NULL AND ended_at IS NULL;

-- 'a' is the control: the version that is live.
CREATE TABLE experiment_arms (
  experiment INTEGER NOT NULL REFERENCES experiments (id) ON DELETE CASCADE,
  arm        TEXT NOT NULL CHECK (arm IN ('a', 'b', 'c', 'd', 'e')),
  version    INTEGER NOT NULL,
  PRIMARY KEY (experiment, arm),
  UNIQUE (experiment, version)
) STRICT, WITHOUT ROWID;

-- Shares of the traffic, 0–1. A split has those of epoch 0 and no others; a bandit gets new ones at night, and its labels
-- then name the epoch, so that how many visitors each arm was meant to have follows from counts.
CREATE TABLE experiment_weights (
  experiment INTEGER NOT NULL REFERENCES experiments (id) ON DELETE CASCADE,
  epoch      INTEGER NOT NULL,
  arm        TEXT NOT NULL,
  weight     REAL NOT NULL CHECK (weight > 0 AND weight <= 1),
  since      INTEGER NOT NULL,                                                   -- ms
  PRIMARY KEY (experiment, epoch, arm)
) STRICT, WITHOUT ROWID;

-- What a test came to, each once, with all that it was judged by: a verdict that was told stands.
CREATE TABLE experiment_readings (
  experiment INTEGER NOT NULL REFERENCES experiments (id) ON DELETE CASCADE,
  state      TEXT NOT NULL CHECK (state IN ('mismatch', 'futile', 'verdict')),
  at         INTEGER NOT NULL,                                                   -- ms
  facts      TEXT NOT NULL CHECK (json_valid(facts)),
  reading    TEXT NOT NULL CHECK (json_valid(reading)),
  PRIMARY KEY (experiment, state)
) STRICT, WITHOUT ROWID;

-- Nobody is shown a page that was taken down.
CREATE TRIGGER page_taken_down_ends_its_test AFTER UPDATE OF live ON pages WHEN new.live IS NULL BEGIN
  UPDATE experiments SET ended_at = new.updated_at, ended = 'taken-down'
  WHERE campaign = new.campaign AND ad = new.ad AND started_at IS NOT NULL AND ended_at IS NULL;
END;
