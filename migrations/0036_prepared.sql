-- Lines of list files that were made before, sealed together, so that the next pull of a large audience opens one box for many
-- people. A bucket is a range of contact ids: their first two or three digits. Whatever changes about somebody empties theirs.
CREATE TABLE prepared (
  recipe  TEXT NOT NULL,                               -- 'meta.hashed.<version>'
  bucket  TEXT NOT NULL CHECK (length(bucket) IN (2, 3)),
  sealed  TEXT NOT NULL,                               -- {contact id: cells}, under DATA_KEY
  made_at INTEGER NOT NULL,                            -- ms
  PRIMARY KEY (recipe, bucket)
) STRICT, WITHOUT ROWID;

CREATE INDEX prepared_bucket ON prepared (bucket);

CREATE TRIGGER contacts_changed AFTER UPDATE OF sealed, ads_consent_at, erased_at ON contacts
BEGIN DELETE FROM prepared WHERE bucket IN (substr(old.id, 1, 2), substr(old.id, 1, 3)); END;

CREATE TRIGGER contacts_deleted AFTER DELETE ON contacts
BEGIN DELETE FROM prepared WHERE bucket IN (substr(old.id, 1, 2), substr(old.id, 1, 3)); END;
