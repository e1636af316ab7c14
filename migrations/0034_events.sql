-- Conversions on their way to ad platforms. A row says which event and never of whom: facts are read again when it is sent, through
-- the predicate of consent, so that whoever withdraws or is erased meanwhile is not sent.
CREATE TABLE event_sends (
  connection TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('lead', 'qualified', 'won', 'purchase', 'tier')),
  event      TEXT NOT NULL,                         -- the id that the platform drops repeats by
  visitor_id TEXT,                                  -- of a tier; null: the event's id finds the rest
  campaign   TEXT,                                  -- of a tier
  tier       TEXT,                                  -- slug
  at         INTEGER NOT NULL,                      -- of the event, ms
  created_at INTEGER NOT NULL,
  state      TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead', 'left-out')),
  attempts   INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_at    INTEGER NOT NULL,                      -- not before; also the lease of whoever is sending it
  ended_at   INTEGER,
  verdict    TEXT NOT NULL DEFAULT '',              -- of the last try: 'accepted', '429', 'no-consent' …
  missing    TEXT CHECK (json_valid(missing)),      -- what would have helped the platform to recognise the person: ["phone"]
  request    TEXT,                                  -- of event_requests: the last that it was part of
  PRIMARY KEY (connection, kind, event),
  CHECK ((kind = 'tier') = (visitor_id IS NOT NULL)),
  CHECK ((kind = 'tier') = (campaign IS NOT NULL)),
  CHECK ((kind = 'tier') = (tier IS NOT NULL)),
  CHECK ((state = 'waiting') = (ended_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX event_sends_due ON event_sends (connection, next_at) WHERE state = 'waiting';
CREATE INDEX event_sends_state ON event_sends (connection, state, created_at);
CREATE INDEX event_sends_visitor ON event_sends (visitor_id) WHERE visitor_id IS NOT NULL;

-- The ledger: each request, how many events it held and what came of it. No row tells of a person.
CREATE TABLE event_requests (
  id         TEXT PRIMARY KEY CHECK (length(id) = 36), -- UUIDv7: in order of time
  at         INTEGER NOT NULL,
  connection TEXT NOT NULL,
  events     INTEGER NOT NULL CHECK (events > 0),
  attempt    INTEGER NOT NULL CHECK (attempt > 0),  -- of the event in it that was tried most often
  accepted   INTEGER NOT NULL DEFAULT 0 CHECK (accepted >= 0),
  refused    INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0),
  verdict    TEXT NOT NULL CHECK (verdict IN ('cut-short', 'accepted', 'later', 'split', 'refused', 'halted')),
  reason     TEXT NOT NULL DEFAULT '',
  receipt    TEXT,                                  -- under which the platform tells later what came of it …
  ask_at     INTEGER,                               -- … when it is asked next, ms; null: it has told, or is not asked any more
  asked      INTEGER NOT NULL DEFAULT 0 CHECK (asked >= 0),
  again_at   INTEGER,                               -- when the platform wants to be asked again, ms; null: it named no time
  excerpt    TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX event_requests_connection ON event_requests (connection, id);
CREATE INDEX event_requests_ask ON event_requests (ask_at) WHERE ask_at IS NOT NULL;

-- What a CRM told lately.
CREATE INDEX outcomes_told ON outcomes (status, told_at);

-- Consented visitors whose signals in a campaign changed: a job looks which tier they have reached. Filled only while somebody
-- wants to hear of tiers, since each row is billed.
CREATE TABLE tier_waits (
  visitor_id TEXT NOT NULL,
  campaign   TEXT NOT NULL,
  PRIMARY KEY (visitor_id, campaign)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER engagements_begun AFTER INSERT ON engagements
WHEN EXISTS (SELECT 1 FROM connections WHERE events LIKE '%"tier"%' AND deleted_at IS NULL)
BEGIN
  INSERT INTO tier_waits (visitor_id, campaign) VALUES (new.visitor_id, new.campaign) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER engagements_grown
AFTER UPDATE OF engaged_ms, scroll_pct, cta_clicks, contact_clicks, visits, form_started, lead, purchase ON engagements
WHEN (new.engaged_ms, new.scroll_pct, new.cta_clicks, new.contact_clicks, new.visits, new.form_started, new.lead, new.purchase)
  IS NOT (old.engaged_ms, old.scroll_pct, old.cta_clicks, old.contact_clicks, old.visits, old.form_started, old.lead, old.purchase)
  AND EXISTS (SELECT 1 FROM connections WHERE events LIKE '%"tier"%' AND deleted_at IS NULL)
BEGIN
  INSERT INTO tier_waits (visitor_id, campaign) VALUES (new.visitor_id, new.campaign) ON CONFLICT DO NOTHING;
END;

-- As the browser called itself when it agreed: platforms take an event of a website only with it. No IP address is kept.
ALTER TABLE visitors ADD COLUMN user_agent TEXT CHECK (length(user_agent) <= 300);

-- However a visitor ends: nothing of theirs is sent any more, and nothing tells how far they went or what they used.
CREATE TRIGGER visitors_withdrawn AFTER UPDATE OF withdrawn_at ON visitors
WHEN new.withdrawn_at IS NOT NULL AND old.withdrawn_at IS NULL
BEGIN
  UPDATE visitors SET user_agent = NULL WHERE id = new.id AND user_agent IS NOT NULL;
  DELETE FROM event_sends WHERE visitor_id = new.id;
  DELETE FROM tier_waits WHERE visitor_id = new.id;
END;

CREATE TRIGGER visitors_forgotten AFTER DELETE ON visitors
BEGIN
  DELETE FROM event_sends WHERE visitor_id = old.id;
  DELETE FROM tier_waits WHERE visitor_id = old.id;
END;

-- An order's number is known by consent, and a row that loses it loses it here too.
CREATE TRIGGER conversions_renamed AFTER UPDATE OF id ON conversions WHEN new.id <> old.id
BEGIN
  DELETE FROM event_sends WHERE connection IN (SELECT id FROM connections) AND kind = old.kind AND event = old.id;
END;
