-- How long single views are kept, where the owner wants less than the deployment allows (MEASURED_MONTHS), and how each nightly
-- job fared the last time. Choices made on banners are found by the day they were made on; those of forms by their lead.
CREATE TABLE kept_months (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  months     INTEGER NOT NULL CHECK (months BETWEEN 1 AND 25),
  changed_at INTEGER NOT NULL,                     -- ms
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE job_runs (
  name   TEXT PRIMARY KEY,
  at     INTEGER NOT NULL,                         -- ms
  failed TEXT NOT NULL                             -- why; '' when it went well
) STRICT, WITHOUT ROWID;

CREATE INDEX consents_chosen ON consents (at, how, granted, page, text_version) WHERE how IN ('banner', 'gpc', 'withdrawal');

-- A file of leads is noted in the trail, and the register of exports lists it.
CREATE INDEX audit_files ON audit (id) WHERE action >= 'GET /leads' AND action < 'GET /leads~';
