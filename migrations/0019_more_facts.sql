-- More of what happened in a view, all of it totals so far; and why we think that nobody was looking, as bits, so that a
-- rule can be put on trial or taken back and past views follow.
ALTER TABLE views ADD COLUMN page TEXT NOT NULL DEFAULT '';            -- 'host/path' of a page that we do not serve
ALTER TABLE views ADD COLUMN mail_clicks INTEGER NOT NULL DEFAULT 0 CHECK (mail_clicks BETWEEN 0 AND 1000); -- part of contact_clicks
ALTER TABLE views ADD COLUMN outbound_clicks INTEGER NOT NULL DEFAULT 0 CHECK (outbound_clicks BETWEEN 0 AND 1000);
ALTER TABLE views ADD COLUMN file_clicks INTEGER NOT NULL DEFAULT 0 CHECK (file_clicks BETWEEN 0 AND 1000);
ALTER TABLE views ADD COLUMN forms_started INTEGER NOT NULL DEFAULT 0 CHECK (forms_started BETWEEN 0 AND 1000); -- distinct forms
ALTER TABLE views ADD COLUMN form_submits INTEGER NOT NULL DEFAULT 0 CHECK (form_submits BETWEEN 0 AND 1000);
ALTER TABLE views ADD COLUMN video_plays INTEGER NOT NULL DEFAULT 0 CHECK (video_plays BETWEEN 0 AND 1000); -- distinct videos
ALTER TABLE views ADD COLUMN video_pct INTEGER NOT NULL DEFAULT 0 CHECK (video_pct BETWEEN 0 AND 100);      -- furthest point of any
ALTER TABLE views ADD COLUMN trusted INTEGER CHECK (trusted IN (0, 1)); -- a hand touched something; null: no script said
ALTER TABLE views ADD COLUMN bots INTEGER NOT NULL DEFAULT 0 CHECK (bots BETWEEN 0 AND 4095);               -- bits of bot_rules

CREATE TABLE bot_rules (
  rule       TEXT PRIMARY KEY,
  bit        INTEGER NOT NULL UNIQUE,
  mode       TEXT NOT NULL CHECK (mode IN ('on', 'shadow', 'off')),    -- on: left out of every count; shadow: only shown
  changed_at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

INSERT INTO bot_rules (rule, bit, mode) VALUES
  ('no-user-agent', 1, 'on'), ('user-agent', 2, 'on'), ('webdriver', 4, 'on'), ('prefetch', 8, 'on'),
  ('data-centre', 16, 'on'), ('no-trusted-input', 32, 'on');

UPDATE views SET bots = CASE
  WHEN bot = 'no user agent' THEN 1 WHEN bot LIKE 'user agent%' THEN 2 WHEN bot = 'webdriver' THEN 4 ELSE 8 END
WHERE bot IS NOT NULL;
