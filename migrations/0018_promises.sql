-- How well what visitors get keeps what an ad says, as last judged; and who is to be told that it no longer does.
CREATE TABLE promises (
  campaign        TEXT NOT NULL,
  ad              TEXT NOT NULL,
  served_by       TEXT NOT NULL,                           -- the ad whose page the ad's visitors get: its own, or the campaign's
  version         INTEGER NOT NULL,
  ad_changed_at   INTEGER NOT NULL,                        -- of the ad that was judged: an older one is judged anew
  algorithm       TEXT NOT NULL,
  score           INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
  caps            TEXT NOT NULL CHECK (json_valid(caps)),  -- ["contradiction", …]
  judged_at       INTEGER NOT NULL,
  accepted_score  INTEGER NOT NULL CHECK (accepted_score BETWEEN 0 AND 100), -- the best yet, or what the team has accepted since
  accepted_caps   TEXT NOT NULL CHECK (json_valid(accepted_caps)),
  PRIMARY KEY (campaign, ad),
  FOREIGN KEY (campaign, ad) REFERENCES ads (campaign, slug)
) STRICT, WITHOUT ROWID;

CREATE TABLE alerts (
  id           TEXT PRIMARY KEY,                           -- UUIDv7: in order of time
  campaign     TEXT NOT NULL,
  ad           TEXT NOT NULL,
  opened_at    INTEGER NOT NULL,
  before_score INTEGER NOT NULL,
  after_score  INTEGER NOT NULL,                           -- follows while the alert is open
  new_caps     TEXT NOT NULL CHECK (json_valid(new_caps)), -- [{id, limit, why}]
  closed_at    INTEGER,
  closed_by    TEXT,                                       -- 'kept-again', or who accepted it
  reason       TEXT,
  FOREIGN KEY (campaign, ad) REFERENCES ads (campaign, slug)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX alerts_open ON alerts (campaign, ad) WHERE closed_at IS NULL;
