"""Headers that are missing or wrong."""

from attrs import evolve

from defects.planting import add, answered

add(
    "header",
    "no request id",
    "answers have no X-Request-Id",
    "answer-headers",
    answered(lambda r, a: a.with_header("x-request-id", None)),
)
add(
    "header",
    "one request id",
    "every answer has the same X-Request-Id",
    "request-ids-differ",
    answered(lambda r, a: a.with_header("x-request-id", "always-this")),
)
add(
    "header",
    "key in capitals",
    "the key comes back in capitals",
    "answer-headers",
    answered(lambda r, a: a.with_header("x-idempotency-key", r.key.upper()) if r.key and a.status < 300 else None),
)
add("header", "no Allow", "a 405 has no Allow", "answer-headers", answered(lambda r, a: a.with_header("allow", None)))
add(
    "header",
    "wrong Allow",
    "Allow names a method that is not allowed",
    "get_order.method_not_allowed",
    answered(lambda r, a: a.with_header("allow", "GET, POST, PUT, PATCH") if a.status == 405 else None),
)
add(
    "header",
    "replayed: yes",
    "Idempotent-Replayed is `yes`",
    "answer-headers",
    answered(lambda r, a: a.with_header("idempotent-replayed", "yes") if a.status == 201 else None),
)
add(
    "header",
    "text/plain",
    "answers are text/plain",
    "answer-media-type",
    answered(lambda r, a: a.with_header("content-type", "text/plain")),
)
add(
    "header",
    "errors in HTML",
    "a 404 is a page",
    "answer-media-type",
    answered(
        lambda r, a: (
            evolve(a, body=b"<h1>404</h1>", headers=(("content-type", "text/html"),)) if a.status == 404 else None
        )
    ),
)
