-- The host name of a brand: its pages are served there, and every absolute link to them leads there.
ALTER TABLE brands ADD COLUMN domain TEXT CHECK (length(domain) BETWEEN 4 AND 253 AND domain = lower(domain)); -- null: any host

CREATE UNIQUE INDEX brands_domain ON brands (domain) WHERE domain IS NOT NULL;
