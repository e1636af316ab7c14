-- What was done can be taken back: a deleted webhook for an hour, and the latest imports of spend, not the very last alone.
ALTER TABLE webhooks ADD COLUMN deleted_at INTEGER;                   -- ms; an hour later the row goes, and what waits for it

CREATE INDEX outbox_webhook ON outbox (webhook, state, created_at) WHERE webhook IS NOT NULL;

ALTER TABLE spend_imports ADD COLUMN file TEXT NOT NULL DEFAULT '';   -- what it was called
ALTER TABLE spend_imports ADD COLUMN added INTEGER;                   -- rows that were new; null: not noted then, as below
ALTER TABLE spend_imports ADD COLUMN changed INTEGER;                 -- rows that got other figures
ALTER TABLE spend_imports ADD COLUMN removed INTEGER;                 -- rows that nothing took the place of
ALTER TABLE spend_imports ADD COLUMN kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)); -- what it replaced is still known

ALTER TABLE spend_replaced ADD COLUMN replaced_by INTEGER NOT NULL DEFAULT 0; -- spend_imports
UPDATE spend_replaced SET replaced_by = (SELECT max(id) FROM spend_imports);
UPDATE spend_imports SET kept = 1 WHERE id = (SELECT max(id) FROM spend_imports);
CREATE INDEX spend_replaced_by ON spend_replaced (replaced_by);
