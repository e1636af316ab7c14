-- Double opt-in: what somebody agreed to on a form counts once the link in the mail is confirmed. Until then it is here
-- and nowhere else: neither contacts nor consents know of it. Afterwards the row is the proof, with both times.
CREATE TABLE confirmations (
  event        TEXT PRIMARY KEY CHECK (length(event) = 36),       -- event id of the lead
  contact_id   TEXT NOT NULL,
  visitor_id   TEXT,                                              -- consented browser that sent the form: tied when confirmed
  campaign     TEXT NOT NULL,
  ad           TEXT NOT NULL,
  version      INTEGER NOT NULL,                                  -- of the page that was seen
  contact      INTEGER NOT NULL CHECK (contact IN (0, 1)),        -- box ticked: may be contacted
  ads          INTEGER NOT NULL CHECK (ads IN (0, 1)),            -- box ticked: targeted advertising
  text_version TEXT NOT NULL,
  asked_at     INTEGER NOT NULL,                                  -- ms
  confirmed_at INTEGER CHECK (confirmed_at >= asked_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX confirmations_contact ON confirmations (contact_id, asked_at);
CREATE INDEX confirmations_visitor ON confirmations (visitor_id) WHERE visitor_id IS NOT NULL AND confirmed_at IS NULL;
