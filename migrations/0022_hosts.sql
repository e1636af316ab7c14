-- Hosts of the team whose pages may send beacons, beside our own and the brands' domains: 'shop.example',
-- 'localhost:3000', or '*.brand.example' for all its subdomains. What any other page sends is refused.
CREATE TABLE hosts (
  host       TEXT PRIMARY KEY CHECK (length(host) BETWEEN 4 AND 261 AND host = lower(host)),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
