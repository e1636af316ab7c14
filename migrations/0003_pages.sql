-- One page per ad: a draft that may change, and published versions that never do.
CREATE TABLE pages (
  campaign   TEXT NOT NULL,
  ad         TEXT NOT NULL,
  template   TEXT NOT NULL,
  content    TEXT NOT NULL CHECK (json_valid(content)),
  live       INTEGER,                                    -- number of the version that is served; null: not published
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (campaign, ad),
  FOREIGN KEY (campaign, ad) REFERENCES ads (campaign, slug)
) STRICT, WITHOUT ROWID;

-- A version holds all that its page needs, so that serving it asks for nothing else.
CREATE TABLE page_versions (
  campaign     TEXT NOT NULL,
  ad           TEXT NOT NULL,
  version      INTEGER NOT NULL CHECK (version > 0),
  snapshot     TEXT NOT NULL CHECK (json_valid(snapshot)),
  html         TEXT NOT NULL,                            -- as published, with its per-request slots
  checks       TEXT NOT NULL CHECK (json_valid(checks)),  -- the publish gate's list, as it was
  published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL,
  PRIMARY KEY (campaign, ad, version),
  FOREIGN KEY (campaign, ad) REFERENCES pages (campaign, ad)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER page_versions_are_immutable BEFORE UPDATE ON page_versions
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
