-- People of the team beyond the first owner: invited by a link, found again by the e-mail that Cloudflare Access names, and signed in
-- from devices that they can tell apart and sign out.
ALTER TABLE users ADD COLUMN email_index TEXT;                -- keyed digest: an address is one person
ALTER TABLE users ADD COLUMN language TEXT CHECK (language IN ('fr', 'en'));
ALTER TABLE users ADD COLUMN pending_since INTEGER;           -- ms; invited, and has not come yet
CREATE UNIQUE INDEX users_email ON users (email_index) WHERE email_index IS NOT NULL;

ALTER TABLE sign_in_links ADD COLUMN asks INTEGER NOT NULL DEFAULT 0 CHECK (asks IN (0, 1)); -- opening it shows who it is for; a button spends it
CREATE INDEX sign_in_links_user ON sign_in_links (user_id);

ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';  -- 'chrome android': never the user agent itself
ALTER TABLE sessions ADD COLUMN seen_at INTEGER;              -- start of the last day it was used, ms
ALTER TABLE sessions ADD COLUMN renew INTEGER NOT NULL DEFAULT 0 CHECK (renew IN (0, 1)); -- its person may do more now: the next page gives it a new token
CREATE INDEX sessions_user ON sessions (user_id);
