-- How browsers and people were tied together, and untied: rows are added, never changed. visitors.contact_id says what holds
-- now. A browser that is tied to somebody is never tied to somebody else by itself: that is a conflict, which the team settles.
CREATE TABLE identity_links (
  id         TEXT PRIMARY KEY,                     -- UUIDv7: in order of time
  visitor_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  act        TEXT NOT NULL CHECK (act IN ('tie', 'untie', 'conflict')),
  how        TEXT NOT NULL CHECK (how IN ('form', 'mail', 'link', 'team')), -- mail: double opt-in; link: made for one person
  at         INTEGER NOT NULL                      -- ms
) STRICT, WITHOUT ROWID;

CREATE INDEX identity_links_visitor ON identity_links (visitor_id);
CREATE INDEX identity_links_contact ON identity_links (contact_id);
CREATE INDEX identity_conflicts ON identity_links (id) WHERE act = 'conflict';

-- Who withdrew keeps no way back to their name.
UPDATE visitors SET contact_id = NULL WHERE withdrawn_at IS NOT NULL;

-- A visitor's id is a UUIDv7 too, and of each there is one.
INSERT INTO identity_links (id, visitor_id, contact_id, act, how, at)
SELECT id, id, contact_id, 'tie', 'form', created_at FROM visitors WHERE contact_id IS NOT NULL;
