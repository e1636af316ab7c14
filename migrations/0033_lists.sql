-- Lists on ad platforms that are kept equal to an audience, and the record of who was sent: what is taken off a list again comes
-- from that record, since by then the person may be erased. Trigger: whoever ends the consent, people leave within a minute.
CREATE TABLE lists (
  id            TEXT PRIMARY KEY CHECK (length(id) = 36),
  audience      TEXT NOT NULL,                       -- no reference: an ended list may outlive its audience
  connection    TEXT NOT NULL,
  name          TEXT NOT NULL,                       -- what the platform sees: never the audience's own name
  state         TEXT NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'left', 'emptying', 'ended')), -- left: people stay, whoever withdraws is taken off
  every_hours   INTEGER NOT NULL CHECK (every_hours BETWEEN 1 AND 744),
  created_at    INTEGER NOT NULL,
  platform_list TEXT,                                -- the platform's id; null until it is made
  published     INTEGER NOT NULL DEFAULT 0 CHECK (published IN (0, 1)), -- where a list has to be made an audience of
  ready_at      INTEGER NOT NULL DEFAULT 0,          -- a new list takes nobody before, ms
  due_at        INTEGER NOT NULL,                    -- when it is compared with its audience next, ms
  compared_to   TEXT NOT NULL DEFAULT '',            -- a comparison under way has come to this contact
  next_at       INTEGER,                             -- when there is something to do; null: when somebody asks
  lease_until   INTEGER NOT NULL DEFAULT 0,
  failures      INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0), -- in a row
  stopped_why   TEXT,                                -- needs a person: nobody is added until somebody asks
  replaces      INTEGER NOT NULL DEFAULT 1 CHECK (replaces IN (0, 1)), -- 0: a replacement was refused, this time by differences
  session       TEXT,                                -- a replacement under way …
  session_at    INTEGER,                             -- … since then
  session_seq   INTEGER NOT NULL DEFAULT 1 CHECK (session_seq >= 1), -- its next batch …
  session_after TEXT NOT NULL DEFAULT '',            -- … begins after this contact
  session_total INTEGER NOT NULL DEFAULT 0,
  counts        TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(counts)), -- of its people, as the last run left them
  CHECK ((session IS NULL) = (session_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX lists_audience ON lists (audience);

CREATE TABLE sent_members (
  list        TEXT NOT NULL,
  contact_id  TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('new', 'sent', 'refused', 'leaving')), -- leaving: asked for, and not confirmed yet
  work        TEXT CHECK (work IN ('withdrawn', 'remove', 'check', 'add', 'stuck')), -- what is to be done; stuck: the platform refused to let go
  reason      TEXT NOT NULL DEFAULT '',              -- why refused, or stuck
  mark        TEXT NOT NULL DEFAULT '',              -- changes when the contact's sealed data does
  rows_sealed TEXT NOT NULL DEFAULT '',              -- the rows that are, or may be, on the platform; '': none, nobody was told
  receipt     TEXT,                                  -- of the last request that named them
  sent_at     INTEGER NOT NULL DEFAULT 0,            -- ms
  PRIMARY KEY (list, contact_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX sent_members_contact ON sent_members (contact_id);
CREATE INDEX sent_members_work ON sent_members (list, work) WHERE work IS NOT NULL;
CREATE INDEX sent_members_receipt ON sent_members (list, receipt) WHERE receipt IS NOT NULL;

-- Where acceptance says little: what a platform is asked about later.
CREATE TABLE receipts (
  list    TEXT NOT NULL,
  receipt TEXT NOT NULL,
  at      INTEGER NOT NULL,
  next_at INTEGER,                                   -- null: closed
  tries   INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
  verdict TEXT NOT NULL DEFAULT '',                  -- 'taken', 'FAILED/…', 'no-answer'; '' while it is open
  PRIMARY KEY (list, receipt),
  CHECK ((next_at IS NULL) = (verdict <> ''))
) STRICT, WITHOUT ROWID;

CREATE INDEX receipts_due ON receipts (next_at) WHERE next_at IS NOT NULL;

-- The ledger of lists: each time that people were sent, or could not be. Counts only.
CREATE TABLE list_runs (
  id          TEXT PRIMARY KEY,                      -- UUIDv7: in order of time
  at          INTEGER NOT NULL,
  list        TEXT NOT NULL,
  destination TEXT NOT NULL,
  audience    TEXT NOT NULL,
  actor       TEXT NOT NULL,
  added       INTEGER NOT NULL DEFAULT 0,
  removed     INTEGER NOT NULL DEFAULT 0,
  refused     INTEGER NOT NULL DEFAULT 0,
  requests    INTEGER NOT NULL DEFAULT 0,
  retries     INTEGER NOT NULL,                      -- failed runs before this one, in a row
  verdict     TEXT NOT NULL CHECK (verdict IN ('complete', 'continued', 'later', 'halted', 'refused', 'cut-short', 'failed')),
  reason      TEXT NOT NULL DEFAULT '',
  excerpt     TEXT NOT NULL DEFAULT ''               -- of the last request, without anybody's data
) STRICT, WITHOUT ROWID;

CREATE INDEX list_runs_list ON list_runs (list, id);

CREATE TRIGGER consent_ended AFTER UPDATE OF ads_consent_at, erased_at ON contacts
WHEN (NEW.ads_consent_at IS NULL AND OLD.ads_consent_at IS NOT NULL) OR (NEW.erased_at IS NOT NULL AND OLD.erased_at IS NULL)
BEGIN
  DELETE FROM sent_members WHERE contact_id = NEW.id AND rows_sealed = '';
  UPDATE lists SET next_at = 0 WHERE id IN (SELECT list FROM sent_members WHERE contact_id = NEW.id);
  UPDATE sent_members SET work = 'withdrawn' WHERE contact_id = NEW.id AND NOT (state = 'leaving' AND work IS NULL);
END;

CREATE TRIGGER contact_deleted AFTER DELETE ON contacts
BEGIN
  DELETE FROM sent_members WHERE contact_id = OLD.id AND rows_sealed = '';
  UPDATE lists SET next_at = 0 WHERE id IN (SELECT list FROM sent_members WHERE contact_id = OLD.id);
  UPDATE sent_members SET work = 'withdrawn' WHERE contact_id = OLD.id AND NOT (state = 'leaving' AND work IS NULL);
END;
