-- API keys that may do part of what their role may, until a day; and an audit trail that can be read by person and by kind.
ALTER TABLE api_keys ADD COLUMN scopes TEXT CHECK (json_valid(scopes)); -- ["spend", …]; null: everything, as keys of before
ALTER TABLE api_keys ADD COLUMN expires_at INTEGER;           -- ms
ALTER TABLE api_keys ADD COLUMN used_at INTEGER;              -- start of the last day it was used, ms

ALTER TABLE audit ADD COLUMN kind TEXT NOT NULL DEFAULT 'campaigns'; -- a scope, or 'sign-in'
ALTER TABLE audit ADD COLUMN times INTEGER NOT NULL DEFAULT 1 CHECK (times >= 1); -- of failed attempts to sign in: in that hour
UPDATE audit SET kind = coalesce(
  (SELECT value FROM json_each('{"conversions":"conversions","outcomes":"conversions","contacts":"leads","leads":"leads","erasures":"leads",
      "visitors":"leads","identity":"leads","imports":"leads","customers":"leads","audiences":"audiences","lists":"deliveries","feeds":"deliveries",
      "deliveries":"deliveries","connections":"deliveries","webhooks":"deliveries","outbox":"deliveries","events":"deliveries","spend":"spend",
      "rates":"spend","hosts":"pixel","pixel":"pixel","beacons":"pixel","traffic":"pixel","notices":"settings","brands":"settings",
      "keys":"team","sign-in-links":"team"}')
   WHERE key = substr(action, instr(action, ' /') + 2, instr(substr(action, instr(action, ' /') + 2) || '/', '/') - 1)), 'campaigns')
WHERE action GLOB '[A-Z]* /*';
CREATE INDEX audit_actor ON audit (actor, id);
CREATE INDEX audit_kind ON audit (kind, id);
