-- What ad platforms report, under their own names: a campaign, a group of ads or an ad as the platform calls it is a source, and
-- knows which of our ads it is. Importing a source's days again replaces them, whichever of ours they were given to before.
CREATE TABLE spend_sources (
  id            INTEGER PRIMARY KEY,               -- 48 bits of the SHA-256 of what follows: see src/spend/source.ts
  platform      TEXT NOT NULL,
  level         TEXT NOT NULL CHECK (level IN ('own', 'campaign', 'group', 'ad')), -- own: told by our own slugs
  campaign_id   TEXT NOT NULL DEFAULT '',          -- the platform's; '' when the report names none, here and below
  campaign_name TEXT NOT NULL DEFAULT '',
  group_id      TEXT NOT NULL DEFAULT '',
  group_name    TEXT NOT NULL DEFAULT '',
  ad_id         TEXT NOT NULL DEFAULT '',
  ad_name       TEXT NOT NULL DEFAULT '',
  campaign      TEXT NOT NULL DEFAULT '',          -- ours; '' when it is not ours
  ad            TEXT NOT NULL DEFAULT '',          -- ours; '' for the campaign as a whole
  matched       TEXT NOT NULL CHECK (matched IN ('slug', 'id', 'link', 'whole', 'confirmed', 'ignored')), -- how: see src/spend/match.ts
  import        INTEGER NOT NULL DEFAULT 0         -- that wrote its figures last
) STRICT;

CREATE INDEX spend_sources_said ON spend_sources (platform, id) WHERE matched IN ('confirmed', 'ignored');
CREATE INDEX spend_sources_import ON spend_sources (import);
CREATE INDEX spend_sources_ours ON spend_sources (campaign, platform);
CREATE INDEX spend_sources_campaign_id ON spend_sources (platform, campaign_id);
CREATE INDEX spend_sources_campaign_name ON spend_sources (platform, campaign_name);

-- Money out, people reached. A row covers a period, not always a day.
CREATE TABLE spend_next (
  campaign    TEXT NOT NULL REFERENCES campaigns (slug),
  ad          TEXT NOT NULL DEFAULT '',            -- '': of the campaign as a whole
  platform    TEXT NOT NULL,
  starts_on   TEXT NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on     TEXT NOT NULL CHECK (ends_on >= starts_on),
  impressions INTEGER NOT NULL CHECK (impressions >= 0),
  reach       INTEGER CHECK (reach >= 0),
  engagements INTEGER CHECK (engagements >= 0),
  clicks      INTEGER NOT NULL CHECK (clicks >= 0),
  cost_micros INTEGER NOT NULL CHECK (cost_micros >= 0),
  currency    TEXT NOT NULL CHECK (length(currency) = 3), -- of the ad account, which need not be the campaign's
  device      TEXT NOT NULL DEFAULT '' CHECK (device IN ('', 'mobile', 'tablet', 'desktop')),
  source      INTEGER NOT NULL DEFAULT 0,          -- spend_sources
  import      INTEGER NOT NULL DEFAULT 0,          -- spend_imports
  PRIMARY KEY (campaign, starts_on, ends_on, ad, platform, source, device, currency)
) STRICT, WITHOUT ROWID;

-- Until now every row was told by our own slugs. Below zero: no digest is.
INSERT INTO spend_sources (id, platform, level, campaign, ad, matched)
SELECT -row_number() OVER (ORDER BY campaign, ad, platform), platform, 'own', campaign, ad, 'slug'
FROM (SELECT DISTINCT campaign, ad, platform FROM spend);

INSERT INTO spend_next
SELECT s.campaign, s.ad, s.platform, s.starts_on, s.ends_on, s.impressions, s.reach, s.engagements, s.clicks, s.cost_micros,
  s.currency, '', o.id, 0
FROM spend s JOIN spend_sources o ON o.campaign = s.campaign AND o.ad = s.ad AND o.platform = s.platform;

DROP TABLE spend;
ALTER TABLE spend_next RENAME TO spend;
CREATE INDEX spend_source ON spend (source, starts_on, ends_on);

-- Each report that was taken in: by whom, and in its own figures.
CREATE TABLE spend_imports (
  id        INTEGER PRIMARY KEY,                   -- in order of time
  at        INTEGER NOT NULL,                      -- ms
  actor     TEXT NOT NULL,
  platform  TEXT NOT NULL,                         -- whose report: 'meta', 'like2lead'
  starts_on TEXT NOT NULL,
  ends_on   TEXT NOT NULL,
  rows      INTEGER NOT NULL,
  replaced  INTEGER NOT NULL,                      -- rows stored before that gave way
  totals    TEXT NOT NULL CHECK (json_valid(totals)), -- {impressions, reach, clicks, spend: {EUR: micros}}
  digest    TEXT NOT NULL CHECK (length(digest) = 64), -- SHA-256 of the file
  undone_at INTEGER
) STRICT;

-- What the last import replaced, so that it can be undone.
CREATE TABLE spend_replaced (
  campaign    TEXT NOT NULL,
  ad          TEXT NOT NULL,
  platform    TEXT NOT NULL,
  starts_on   TEXT NOT NULL,
  ends_on     TEXT NOT NULL,
  impressions INTEGER NOT NULL,
  reach       INTEGER,
  engagements INTEGER,
  clicks      INTEGER NOT NULL,
  cost_micros INTEGER NOT NULL,
  currency    TEXT NOT NULL,
  device      TEXT NOT NULL,
  source      INTEGER NOT NULL,
  import      INTEGER NOT NULL
) STRICT;
