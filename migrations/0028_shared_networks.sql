-- Networks of hosts that people come out of as well (VPN, company gateways): on trial, shown and not left out.
INSERT INTO bot_rules (rule, bit, mode) VALUES ('shared-network', 64, 'shadow');
