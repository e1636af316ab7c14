-- One order is one row, whoever told of it: `order_key` is a keyed digest (HMAC) of the order's number. Without consent to
-- advertising it is the row's id too, so that nobody can match an order with the visit that made it.
ALTER TABLE conversions ADD COLUMN order_key TEXT;                                                -- null: a lead
ALTER TABLE conversions ADD COLUMN by_pixel INTEGER NOT NULL DEFAULT 0 CHECK (by_pixel IN (0, 1)); -- 0: the team said so, which wins

CREATE UNIQUE INDEX conversions_order ON conversions (order_key) WHERE order_key IS NOT NULL;
CREATE INDEX conversions_seen ON conversions (view_id) WHERE by_pixel = 1;
