-- A draft is saved often, by several people and browsers: each save has a number, and the last ones can be brought back.
ALTER TABLE pages ADD COLUMN revision INTEGER NOT NULL DEFAULT 1 CHECK (revision > 0);

CREATE TABLE page_revisions (
  campaign    TEXT NOT NULL,
  ad          TEXT NOT NULL,
  revision    INTEGER NOT NULL CHECK (revision > 0),
  template    TEXT NOT NULL,
  content     TEXT NOT NULL CHECK (json_valid(content)),
  replaced_at INTEGER NOT NULL,                          -- when the next one was saved, ms
  replaced_by TEXT NOT NULL,
  PRIMARY KEY (campaign, ad, revision),
  FOREIGN KEY (campaign, ad) REFERENCES pages (campaign, ad)
) STRICT, WITHOUT ROWID;
