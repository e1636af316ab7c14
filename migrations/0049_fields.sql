-- Which fields of a form somebody came to, in that order: 'email,phone'. Names as the page has them, never what was typed.
-- Of two lists of one view the longer is the later one.
ALTER TABLE views ADD COLUMN fields TEXT NOT NULL DEFAULT '';

-- Forms on closed days, as vital_days holds speed (0045), nobody is in here either. `counts` is JSON: {"started": 12,
-- "sent": 5, "reached email": 12, "left phone": 4 …} (src/pixel/fields.ts).
CREATE TABLE field_days (
  campaign TEXT NOT NULL,
  day      INTEGER NOT NULL,
  ad       TEXT NOT NULL,
  bots     INTEGER NOT NULL,
  counts   TEXT NOT NULL,
  PRIMARY KEY (campaign, day, ad, bots)
) STRICT, WITHOUT ROWID;

-- Days that were rolled before have none of it: they are read from their views until they are rolled anew.
UPDATE day_rules SET version = version + 1;
