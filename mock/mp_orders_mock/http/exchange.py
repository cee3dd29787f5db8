"""One request on its way to its answer."""

import time

from attrs import define, field

from mp_orders_mock.faults import Fault
from mp_orders_mock.http.replies import Reply
from mp_orders_mock.http.requests import Incoming
from mp_orders_mock.journal import MAX_BYTES, Entry
from mp_orders_mock.store import Beginning


@define
class Exchange:
    """One request on its way.

    Attributes:
        operation: the operationId; None for a path or method that the API does not have.
        beginning: what it saw of the mock when it began.
        fault: that it meets.
        is_recorded: whether it is in the journal already.
    """

    request: Incoming
    operation: str | None
    beginning: Beginning
    begin_ns: int = field(factory=time.time_ns)
    start_ns: int = field(factory=time.perf_counter_ns)
    fault: Fault | None = None
    is_recorded: bool = False

    def entry(self, reply: Reply | None) -> Entry:
        """For the journal and the log; None where the connection was closed."""
        request = self.request
        return Entry(
            at_ns=self.begin_ns,
            operation=self.operation,
            method=request.method,
            path=request.path,
            query=request.query,
            headers=request.headers,
            body=request.body[: MAX_BYTES + 1],
            status=reply.status if reply else None,
            answer_headers=reply.headers if reply else [],
            answer=reply.body[: MAX_BYTES + 1] if reply else b"",
            code=reply.code if reply else None,
            refused_by=reply.refused_by if reply else None,
            reason=reply.reason if reply else None,
            fault=self.fault.kind if self.fault else None,
            duration_ns=time.perf_counter_ns() - self.start_ns,
        )
