-- Where a lead came from, told by the address of its page: known without any script. Click ids name a person to an ad
-- platform: '' unless there was consent to advertising, and emptied when that ends.
ALTER TABLE conversions ADD COLUMN source TEXT NOT NULL DEFAULT '';  -- 'meta', 'linkedin' … like views.source
ALTER TABLE conversions ADD COLUMN utm TEXT NOT NULL DEFAULT '';     -- the utm_ parameters, as a query string
ALTER TABLE conversions ADD COLUMN landing TEXT NOT NULL DEFAULT ''; -- path of the page: '/spring' or '/spring/ad-1'
ALTER TABLE conversions ADD COLUMN clicks TEXT NOT NULL DEFAULT '';  -- 'fbclid=…', as a query string
