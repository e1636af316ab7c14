-- How fast pages were on closed days: histograms, so that a percentile over any range costs what its days cost. Rolled and
-- kept as view_days is (0021), nobody is in here either. `counts` is JSON: {"views": 12, "lcp 2600": 3, "cls 0": 9 …}, the
-- buckets of src/pixel/vitals.ts: one row instead of hundreds, as D1 bills rows.
CREATE TABLE vital_days (
  campaign TEXT NOT NULL,
  day      INTEGER NOT NULL,
  ad       TEXT NOT NULL,
  device   TEXT NOT NULL,
  in_app   TEXT NOT NULL,
  bots     INTEGER NOT NULL,
  counts   TEXT NOT NULL,
  PRIMARY KEY (campaign, day, ad, device, in_app, bots)
) STRICT, WITHOUT ROWID;

-- Days that were rolled before have none of it: they are read from their views until they are rolled anew.
UPDATE day_rules SET version = version + 1;
