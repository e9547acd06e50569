//! Texts that the benches of `Pii` read: without personal data, like logs, and dense with it.

pub(crate) const PROSE: &str = "The committee will vote on the proposal next week, after the public hearing in the old library. \
    Most of the letters that reached the clerk ask for a second crossing over the river, and a few suggest a ferry. \
    In 2019 the council refused a similar plan because 3 of its 12 members were absent. Nobody expects that again.\n";

pub(crate) const LOG: &str = "2026-04-25 05:06:20,220 ERROR request_id=9769287f-da6e-49cc-565a-707654c6454e status=500 latency=2042ms \
    worker-23 processed 1920 records in 4947 ms offset=1110153609 partition=0 checksum=2d81a1bf\n";

pub(crate) const DENSE: &str = "{\"email\":\"ana.lima@example.org\",\"phone\":\"+44 20 7946 0958\",\"ssn\":\"536-22-4187\",\
    \"card\":\"4000 0566 5566 5556\",\"iban\":\"DE89 3704 0044 0532 0130 00\",\"ip\":\"203.0.113.9\",\
    \"mac\":\"00:1b:63:84:45:e6\",\"dob\":\"1980-02-29\"}\n";
