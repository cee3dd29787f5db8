"""The models of requests and answers, as generated."""

from mp_orders_generated.models import *  # noqa: F403
from mp_orders_generated.models import __all__ as __all__
