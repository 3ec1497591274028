-- What questions about positions look for first: acts that are a position by themselves, and what is told as denied.
-- Both are few among all statements and events, so these indexes are small.

CREATE INDEX statement_act ON statement (act, reading, n) WHERE act IN ('accuse', 'acknowledge', 'deny', 'promise');
CREATE INDEX event_denied ON event (reading) WHERE factuality = 'denied';
