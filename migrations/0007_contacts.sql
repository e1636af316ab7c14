-- People who gave an e-mail or a phone. Personal data is sealed under DATA_KEY; the indexes hold keyed digests (HMAC),
-- so that a person can be found again without the table saying who they are.
CREATE TABLE contacts (
  id                TEXT PRIMARY KEY CHECK (length(id) = 36),
  email_index       TEXT UNIQUE,
  phone_index       TEXT,
  sealed            TEXT NOT NULL,                  -- {email, phone (E.164), first_name, last_name, company, country}
  created_at        INTEGER NOT NULL,
  updated_at        INTEGER NOT NULL,
  contact_consent_at INTEGER,                       -- agreed to be contacted; null: no, or withdrawn
  ads_consent_at    INTEGER,                        -- agreed to targeted advertising; null: no, or withdrawn
  erased_at         INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX contacts_phone ON contacts (phone_index) WHERE phone_index IS NOT NULL;

-- Proof of every choice made, by whom, on which text and which page. Rows are added, never changed.
CREATE TABLE consents (
  id           TEXT PRIMARY KEY,
  subject      TEXT NOT NULL,                       -- 'contact:<id>', 'visitor:<id>' or 'view:<id>' (a refusal makes no visitor)
  purpose      TEXT NOT NULL CHECK (purpose IN ('contact', 'ads')),
  granted      INTEGER NOT NULL CHECK (granted IN (0, 1)),
  how          TEXT NOT NULL CHECK (how IN ('form', 'banner', 'gpc', 'withdrawal', 'import')),
  text_version TEXT NOT NULL,
  page         TEXT NOT NULL,                       -- 'campaign/ad@version'
  at           INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX consents_subject ON consents (subject, at);
