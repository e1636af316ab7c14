-- How far a visit or a visitor went. A tier is reached when any of its rules has all its thresholds met.
-- Add a tier with one INSERT in each table: nothing stores a tier, so past visits reclassify at once.
CREATE TABLE tiers (
  rank INTEGER PRIMARY KEY CHECK (rank BETWEEN 1 AND 999),
  slug TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE tier_rules (
  id                 INTEGER PRIMARY KEY,
  rank               INTEGER NOT NULL REFERENCES tiers (rank),
  min_engaged_ms     INTEGER NOT NULL DEFAULT 0,
  min_scroll_pct     INTEGER NOT NULL DEFAULT 0,
  min_cta_clicks     INTEGER NOT NULL DEFAULT 0,
  min_contact_clicks INTEGER NOT NULL DEFAULT 0,
  min_visits         INTEGER NOT NULL DEFAULT 0,
  min_form_started   INTEGER NOT NULL DEFAULT 0,
  min_lead           INTEGER NOT NULL DEFAULT 0,
  min_purchase       INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO tiers (rank, slug) VALUES
  (10, 'visitor'), (20, 'engaged'), (30, 'considering'), (40, 'intent'), (50, 'lead'), (60, 'customer');

INSERT INTO tier_rules (rank) VALUES (10);
INSERT INTO tier_rules (rank, min_engaged_ms) VALUES (20, 10000);
INSERT INTO tier_rules (rank, min_scroll_pct) VALUES (20, 50);
INSERT INTO tier_rules (rank, min_cta_clicks) VALUES (30, 1);
INSERT INTO tier_rules (rank, min_engaged_ms, min_scroll_pct) VALUES (30, 30000, 75);
INSERT INTO tier_rules (rank, min_visits) VALUES (30, 2);
INSERT INTO tier_rules (rank, min_form_started) VALUES (40, 1);
INSERT INTO tier_rules (rank, min_contact_clicks) VALUES (40, 1);
INSERT INTO tier_rules (rank, min_lead) VALUES (50, 1);
INSERT INTO tier_rules (rank, min_purchase) VALUES (60, 1);
