"""Civil dates, calendar months, working days and London's clock."""
from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta, timezone

FAR = date.max
ONE = timedelta(days=1)


def parse_date(text: str) -> date:
    return date.fromisoformat(text)


def plus_days(day: date, number: int) -> date:
    try:
        return day + timedelta(days=int(number))
    except OverflowError:
        return date.max if number > 0 else date.min


def plus_months(day: date, number: int) -> date:
    """Same day number, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + int(number)
    year, month = divmod(index, 12)
    if year > 9999:
        return date.max
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def is_working_day(day: date, holidays: set[date]) -> bool:
    return day.weekday() < 5 and day not in holidays


def plus_working_days(day: date, number: int, holidays: set[date]) -> date:
    current = day
    left = int(number)
    while left > 0:
        if current == date.max:
            return current
        current = plus_days(current, 1)
        if is_working_day(current, holidays):
            left -= 1
    return current


def _last_sunday(year: int, month: int) -> date:
    day = date(year, month, calendar.monthrange(year, month)[1])
    return day - timedelta(days=(day.weekday() + 1) % 7)


def _summer_start(year: int) -> datetime:
    if year >= 1981:
        day = _last_sunday(year, 3)
        return datetime(year, 3, day.day, 1)
    # 1972 to 1980: the day after the third Saturday in March, 02:00 GMT
    saturdays = [d for d in range(1, 32) if date(year, 3, d).weekday() == 5]
    return datetime(year, 3, saturdays[2], 2) + ONE


def _summer_end(year: int) -> datetime:
    if year >= 1996:
        return datetime(year, 10, _last_sunday(year, 10).day, 1)
    saturdays = [d for d in range(1, 32) if date(year, 10, d).weekday() == 5]
    hour = 1 if year >= 1981 else 2
    return datetime(year, 10, saturdays[3], hour) + ONE


def london_date(utc: datetime) -> date:
    """The London civil date of a moment, given as naive UTC."""
    return (utc + timedelta(hours=1)).date() if is_summer(utc) else utc.date()


def is_summer(utc: datetime) -> bool:
    """British Summer Time at a moment, given as naive UTC."""
    return utc.year >= 1972 and _summer_start(utc.year) <= utc < _summer_end(utc.year)


class Instant:
    """A moment: its UTC time and its London civil date."""

    __slots__ = ("utc", "day")

    def __init__(self, text: str | None = None, utc: datetime | None = None):
        if utc is None:
            value = text.strip().upper().replace(" ", "T")
            if value.endswith("Z"):
                value = value[:-1] + "+00:00"
            moment = datetime.fromisoformat(value)
            utc = moment.astimezone(timezone.utc).replace(tzinfo=None)
        self.utc = utc
        self.day = london_date(utc)

    def plus_hours(self, hours) -> "Instant":
        return Instant(utc=self.utc + timedelta(hours=float(hours)))
