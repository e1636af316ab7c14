-- Who took everything is noted in the trail, and the register of exports lists it.
CREATE INDEX audit_whole ON audit (id) WHERE action = 'GET /export';
