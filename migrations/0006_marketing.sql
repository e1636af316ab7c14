-- Marketing: exists only after consent to advertising. A visitor is a consented browser; withdrawing ends it for good,
-- so that a late beacon cannot bring it back.
CREATE TABLE visitors (
  id           TEXT PRIMARY KEY CHECK (length(id) = 36),
  contact_id   TEXT,                                -- set when the visitor sent a form
  created_at   INTEGER NOT NULL,
  withdrawn_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX visitors_contact ON visitors (contact_id) WHERE contact_id IS NOT NULL;

-- One consented view, and where it came from.
CREATE TABLE touches (
  view_id    TEXT PRIMARY KEY CHECK (length(view_id) = 36),
  visitor_id TEXT NOT NULL REFERENCES visitors (id),
  campaign   TEXT NOT NULL,
  ad         TEXT NOT NULL,
  at         INTEGER NOT NULL,
  source     TEXT NOT NULL,
  clicks     TEXT NOT NULL DEFAULT ''               -- click ids, as a query string: 'fbclid=…'
) STRICT, WITHOUT ROWID;

CREATE INDEX touches_visitor ON touches (visitor_id, campaign);

-- Visitor × campaign: the best of their views. Always recomputed from touches and views, never added to.
CREATE TABLE engagements (
  visitor_id     TEXT NOT NULL REFERENCES visitors (id),
  campaign       TEXT NOT NULL,
  views          INTEGER NOT NULL,
  visits         INTEGER NOT NULL,                  -- views more than 30 min after the one before, plus the first
  first_at       INTEGER NOT NULL,
  last_at        INTEGER NOT NULL,
  engaged_ms     INTEGER NOT NULL,                  -- of the longest view
  scroll_pct     INTEGER NOT NULL,
  cta_clicks     INTEGER NOT NULL,
  contact_clicks INTEGER NOT NULL,
  form_started   INTEGER NOT NULL,
  lead           INTEGER NOT NULL,
  purchase       INTEGER NOT NULL,
  PRIMARY KEY (visitor_id, campaign)
) STRICT, WITHOUT ROWID;

CREATE INDEX engagements_campaign_at ON engagements (campaign, last_at);
