-- What is advertised: brand ⊃ campaign ⊃ ad. Slugs are the keys: they are in the URLs of live ads and never change.
CREATE TABLE brands (
  id         TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  name       TEXT NOT NULL,
  kit        TEXT NOT NULL CHECK (json_valid(kit)),      -- colours, tone, logo
  legal      TEXT NOT NULL CHECK (json_valid(legal)),    -- legal identity, printed under every page
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE campaigns (
  slug       TEXT PRIMARY KEY CHECK (length(slug) BETWEEN 1 AND 64),
  brand      TEXT NOT NULL REFERENCES brands (id),
  name       TEXT NOT NULL,
  locale     TEXT NOT NULL,                              -- BCP 47: 'fr-FR'
  currency   TEXT NOT NULL CHECK (length(currency) = 3), -- ISO 4217
  objective  TEXT,
  status     TEXT NOT NULL CHECK (status IN ('draft', 'active', 'paused', 'archived')),
  default_ad TEXT,                                       -- the ad that the campaign's own URL serves
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE assets (
  id         TEXT PRIMARY KEY CHECK (length(id) = 22),   -- 132 bits of the content's SHA-256, base64url
  mime       TEXT NOT NULL,
  width      INTEGER NOT NULL CHECK (width > 0),
  height     INTEGER NOT NULL CHECK (height > 0),
  bytes      INTEGER NOT NULL CHECK (bytes > 0),
  palette    TEXT NOT NULL CHECK (json_valid(palette)),  -- [{hex, weight 0–1}], heaviest first
  dhash      TEXT NOT NULL CHECK (length(dhash) = 16),   -- 64-bit difference hash, hex
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ads (
  campaign     TEXT NOT NULL REFERENCES campaigns (slug),
  slug         TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 64),
  platform     TEXT NOT NULL,                            -- checked by zod: adding a platform needs no migration
  external_id  TEXT,
  headline     TEXT NOT NULL,
  primary_text TEXT NOT NULL,
  description  TEXT NOT NULL,
  cta          TEXT NOT NULL,
  language     TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  image        TEXT REFERENCES assets (id),
  palette      TEXT NOT NULL CHECK (json_valid(palette)),
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  PRIMARY KEY (campaign, slug)
) STRICT, WITHOUT ROWID;
