-- What rules are judged by beside the facts, and what they came to: how long the most active are active, who was in an
-- audience last night, and how many each night. Counts and ids only.
CREATE TABLE active_thresholds (
  campaign    TEXT NOT NULL,
  top_percent INTEGER NOT NULL CHECK (top_percent BETWEEN 1 AND 50),
  engaged_ms  INTEGER NOT NULL CHECK (engaged_ms >= 0),  -- the least of the most active
  at          INTEGER NOT NULL,                          -- when it was measured, ms
  PRIMARY KEY (campaign, top_percent)
) STRICT, WITHOUT ROWID;

CREATE TABLE memberships (
  audience   TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  joined_on  INTEGER NOT NULL,                           -- whole days since 1970, UTC
  left_on    INTEGER,                                    -- null: still in
  PRIMARY KEY (audience, contact_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX memberships_contact ON memberships (contact_id);

-- Whoever ended their consent, or was erased, is in nothing at once.
CREATE TRIGGER contacts_ads_ended AFTER UPDATE OF ads_consent_at, erased_at ON contacts
WHEN old.ads_consent_at IS NOT NULL AND new.ads_consent_at IS NULL OR old.erased_at IS NULL AND new.erased_at IS NOT NULL
BEGIN DELETE FROM memberships WHERE contact_id = old.id; END;

CREATE TABLE audience_days (
  audience TEXT NOT NULL,
  day      INTEGER NOT NULL,                             -- whole days since 1970, UTC
  at       INTEGER NOT NULL,                             -- ms
  people   INTEGER NOT NULL,
  browsers INTEGER NOT NULL,
  joined   INTEGER,                                      -- people, since the night before; null: the first night
  left     INTEGER,
  PRIMARY KEY (audience, day)
) STRICT, WITHOUT ROWID;
