"""Fixtures of the client's tests."""

import pytest
from fake_time import FakeTime
from mp_orders import clock


@pytest.fixture
def fake_time(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    """The time of the clients of this test. What a socket waits for is still the machine's."""
    fake = FakeTime()
    monkeypatch.setattr(clock, "now", lambda: fake.now_s)
    monkeypatch.setattr(clock, "date", lambda: fake.date_s)
    monkeypatch.setattr(clock, "wait", fake.wait)
    monkeypatch.setattr(clock, "wait_async", fake.wait_async)
    return fake
