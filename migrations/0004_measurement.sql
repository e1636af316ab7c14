-- Measurement: anonymous, exempt from consent. One row per page view, no person, no cross-visit id, no click id.
-- Every column below `at` is a total so far: an upsert keeps the larger, so that lost, repeated, late or reordered
-- beacons cannot corrupt a count.
CREATE TABLE views (
  id            TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),             -- UUIDv7, minted by the page or the pixel
  campaign      TEXT NOT NULL,
  at            INTEGER NOT NULL,                                              -- ms, when the view began, server's clock
  ad            TEXT NOT NULL DEFAULT '',
  variant       TEXT NOT NULL DEFAULT '',
  version       INTEGER NOT NULL DEFAULT 0,
  source        TEXT NOT NULL DEFAULT '',                                      -- 'meta', 'linkedin' … 'direct', 'other'
  utm           TEXT NOT NULL DEFAULT '',                                      -- the utm_ parameters, as a query string
  referrer      TEXT NOT NULL DEFAULT '',                                      -- host only
  device        TEXT NOT NULL DEFAULT '' CHECK (device IN ('', 'mobile', 'tablet', 'desktop')),
  in_app        TEXT NOT NULL DEFAULT '',                                      -- 'instagram', 'tiktok' …: the browser inside an app
  country       TEXT NOT NULL DEFAULT '' CHECK (length(country) IN (0, 2)),
  consent       INTEGER NOT NULL DEFAULT 0 CHECK (consent IN (0, 1, 2)),       -- 0 exempt, 1 refused, 2 granted; the latest wins upward
  bot           TEXT,                                                          -- null, or why we think so
  engaged_ms    INTEGER NOT NULL DEFAULT 0 CHECK (engaged_ms BETWEEN 0 AND 86400000),
  scroll_pct    INTEGER NOT NULL DEFAULT 0 CHECK (scroll_pct BETWEEN 0 AND 100),
  cta_clicks    INTEGER NOT NULL DEFAULT 0 CHECK (cta_clicks BETWEEN 0 AND 1000),
  contact_clicks INTEGER NOT NULL DEFAULT 0 CHECK (contact_clicks BETWEEN 0 AND 1000), -- phone and mail links
  form_started  INTEGER NOT NULL DEFAULT 0 CHECK (form_started IN (0, 1)),
  lead          INTEGER NOT NULL DEFAULT 0 CHECK (lead IN (0, 1)),
  purchase      INTEGER NOT NULL DEFAULT 0 CHECK (purchase IN (0, 1)),
  lcp_ms        INTEGER CHECK (lcp_ms BETWEEN 0 AND 600000),
  inp_ms        INTEGER CHECK (inp_ms BETWEEN 0 AND 600000),
  cls_milli     INTEGER CHECK (cls_milli BETWEEN 0 AND 100000)                 -- CLS × 1000
) STRICT, WITHOUT ROWID;

CREATE INDEX views_campaign_at ON views (campaign, at);
