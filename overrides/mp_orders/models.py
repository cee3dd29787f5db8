"""The models of requests and answers, and the types of requests as plain dictionaries, as generated."""

from mp_orders_generated import models, request_dicts
from mp_orders_generated.models import *  # noqa: F403
from mp_orders_generated.request_dicts import *  # noqa: F403

__all__ = [*models.__all__, *request_dicts.__all__]
