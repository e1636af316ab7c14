-- How a page comes and goes: what each version was worth, what was served last, and what is to happen when.
ALTER TABLE page_versions ADD COLUMN match_score INTEGER CHECK (match_score BETWEEN 0 AND 100); -- null: published before scores were kept
ALTER TABLE page_versions ADD COLUMN match_algorithm TEXT;

-- The version that was served until the page was taken down: its visitors are told that the offer is over.
ALTER TABLE pages ADD COLUMN last_live INTEGER;

-- One row per page that was ever scheduled. A time is emptied, and its outcome written, in the transaction that does it.
CREATE TABLE page_schedules (
  campaign          TEXT NOT NULL,
  ad                TEXT NOT NULL,
  publish_at        INTEGER,                             -- ms
  unpublish_at      INTEGER CHECK (unpublish_at > publish_at),
  match_reason      TEXT,                                -- overrides the match check, as when publishing by hand
  scheduled_at      INTEGER NOT NULL,
  scheduled_by      TEXT NOT NULL,
  publish_outcome   TEXT CHECK (json_valid(publish_outcome)),
  unpublish_outcome TEXT CHECK (json_valid(unpublish_outcome)),
  PRIMARY KEY (campaign, ad),
  FOREIGN KEY (campaign, ad) REFERENCES pages (campaign, ad)
) STRICT, WITHOUT ROWID;

CREATE INDEX page_schedules_publish ON page_schedules (publish_at) WHERE publish_at IS NOT NULL;
CREATE INDEX page_schedules_unpublish ON page_schedules (unpublish_at) WHERE unpublish_at IS NOT NULL;
