-- Which of our ads a platform's ids lead to, as the addresses of landing pages told it (cid, asid, aid). Nobody is in here.
CREATE TABLE ad_ids (
  platform TEXT NOT NULL,
  level    TEXT NOT NULL CHECK (level IN ('campaign', 'group', 'ad')),
  id       TEXT NOT NULL,
  campaign TEXT NOT NULL,
  ad       TEXT NOT NULL,
  day      INTEGER NOT NULL,                       -- last seen; whole days since 1970, UTC
  PRIMARY KEY (platform, level, id, campaign, ad)
) STRICT, WITHOUT ROWID;
