-- What people ask of us by the GDPR (art. 15, 17, 20), until when, and what came of it. Who asks is sealed until it is done and
-- then gone: what stays names nobody, so that the certificate of what was done can be printed again.
CREATE TABLE privacy_requests (
  id          TEXT PRIMARY KEY CHECK (length(id) = 36),              -- UUIDv7: in order of time
  kind        TEXT NOT NULL CHECK (kind IN ('access', 'erasure')),
  reference   TEXT NOT NULL,                                         -- keyed digest of the e-mail, phone or browser that was named
  sealed      TEXT NOT NULL,                                         -- {email} | {phone} | {visitor}; '' once it has ended
  received_at INTEGER NOT NULL,                                      -- ms, as below
  due_at      INTEGER NOT NULL CHECK (due_at > received_at),
  noted_by    TEXT NOT NULL,
  found       TEXT CHECK (json_valid(found)),                        -- counts of what was there, before anything was done
  ended_at    INTEGER,
  ended_by    TEXT,
  declined    TEXT CHECK (declined IN ('identity', 'taken-back', 'excessive')), -- why nothing was done
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK (ended_at IS NULL OR sealed = ''),
  CHECK (declined IS NULL OR ended_at IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX privacy_requests_reference ON privacy_requests (reference, kind);
CREATE INDEX privacy_requests_open ON privacy_requests (id) WHERE ended_at IS NULL;
