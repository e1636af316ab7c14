-- Closed days, counted once: what a dashboard costs does not grow with history, and counts outlive the views. Nobody is
-- in here. `bots` stays a bitmask: a rule that is switched changes closed days too. Days: whole days since 1970, UTC.
CREATE TABLE view_days (
  campaign        TEXT NOT NULL,
  day             INTEGER NOT NULL,
  ad              TEXT NOT NULL,
  variant         TEXT NOT NULL,
  source          TEXT NOT NULL,
  device          TEXT NOT NULL,
  in_app          TEXT NOT NULL,
  consent         INTEGER NOT NULL,
  bots            INTEGER NOT NULL,
  rank            INTEGER NOT NULL,                -- of the highest tier; 0: no rule holds
  views           INTEGER NOT NULL CHECK (views > 0),
  engaged_ms      INTEGER NOT NULL,                -- sums from here on
  scroll_pct      INTEGER NOT NULL,
  cta_clicks      INTEGER NOT NULL,
  contact_clicks  INTEGER NOT NULL,
  outbound_clicks INTEGER NOT NULL,
  file_clicks     INTEGER NOT NULL,
  form_started    INTEGER NOT NULL,                -- views in which a form was started; lead and purchase likewise
  lead            INTEGER NOT NULL,
  purchase        INTEGER NOT NULL,
  converted       INTEGER NOT NULL,                -- with a lead, a purchase or both
  trusted         INTEGER NOT NULL,                -- touched by a hand: speaks against a bot rule
  lcp_measured    INTEGER NOT NULL,
  lcp_good        INTEGER NOT NULL,
  inp_measured    INTEGER NOT NULL,
  inp_good        INTEGER NOT NULL,
  cls_measured    INTEGER NOT NULL,
  cls_good        INTEGER NOT NULL,
  PRIMARY KEY (campaign, day, ad, variant, source, device, in_app, consent, bots, rank)
) STRICT, WITHOUT ROWID;

-- Which days are read from view_days: those rolled under the rules of the present, and those whose views are gone.
CREATE TABLE rolled_days (
  campaign  TEXT NOT NULL,
  day       INTEGER NOT NULL,
  rules     INTEGER NOT NULL,                      -- a version of day_rules; 0: listed, waits to be rolled
  rolled_at INTEGER NOT NULL,                      -- ms
  purged    INTEGER NOT NULL DEFAULT 0 CHECK (purged IN (0, 1)), -- its views are gone or going: never rolled again
  PRIMARY KEY (campaign, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX rolled_days_rules ON rolled_days (rules) WHERE purged = 0;

-- Raised whenever the tiers change, so that past visits reclassify: until a day is rolled anew it is read from its views.
-- Raised by a migration too, when code comes that counts a day differently (a test asks for it).
CREATE TABLE day_rules (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO day_rules VALUES (1, 1);

CREATE TRIGGER tier_rules_added AFTER INSERT ON tier_rules BEGIN UPDATE day_rules SET version = version + 1; END;
CREATE TRIGGER tier_rules_changed AFTER UPDATE ON tier_rules BEGIN UPDATE day_rules SET version = version + 1; END;
CREATE TRIGGER tier_rules_dropped AFTER DELETE ON tier_rules BEGIN UPDATE day_rules SET version = version + 1; END;

-- A late beacon, a dead letter replayed, a lead on an old view: its day is open again. Not a day whose views are gone,
-- and not when views are deleted. A day that has no row costs no write.
CREATE TRIGGER views_added AFTER INSERT ON views BEGIN
  DELETE FROM rolled_days WHERE campaign = new.campaign AND day = new.at / 86400000 AND purged = 0;
END;
CREATE TRIGGER views_changed AFTER UPDATE ON views BEGIN
  DELETE FROM rolled_days WHERE campaign = new.campaign AND day = new.at / 86400000 AND purged = 0;
END;
CREATE TRIGGER views_moved AFTER UPDATE OF campaign, at ON views BEGIN
  DELETE FROM rolled_days WHERE campaign = old.campaign AND day = old.at / 86400000 AND purged = 0;
END;
