"""Holds a calendar file against the schedule, with Python's `icalendar` (pip install icalendar). By hand:

    opsplan calendar --from 2026-11-01 --to 2027-10-31 > year.ics
    opsplan schedule --from 2026-11-01 --to 2027-10-31 --format json > year.json
    python3 tests/read_ics.py year.ics year.json
"""

import datetime
import json
import sys

import icalendar

with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
with open(sys.argv[2], encoding="utf-8") as file:
    schedule = json.load(file)

events = calendar.walk("VEVENT")
uids = [str(event["UID"]) for event in events]
assert len(set(uids)) == len(uids), "a UID stands for two events"


def start(event):
    """The day, and the time of day where there is one."""
    at = event["DTSTART"].dt
    if isinstance(at, datetime.datetime):
        assert at.utcoffset() is not None, event
        return at.date().isoformat(), at.strftime("%H:%M:%S")
    assert event["DTEND"].dt - at == datetime.timedelta(days=1), event
    return at.isoformat(), None


found = sorted((start(event) for event in events), key=str)
owed = sorted(((item["due"], item.get("at")) for item in schedule["items"]), key=str)
assert found == owed, [pair for pair in zip(found, owed) if pair[0] != pair[1]][:5]
alarms = sum(len(event.walk("VALARM")) for event in events)
print(f"{len(events)} events, {alarms} alarms: the same days and times")
