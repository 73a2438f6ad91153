"""A real Neo4j Community server from pip alone, private to one user, on the loopback address."""

from .admin import Imported, admin_import
from .download import Progress
from .errors import ServerError
from .local import Status, password, start, status, stop
from .release import CURRENT, LONG_TERM_SUPPORT, versions

__all__ = [
    "CURRENT",
    "LONG_TERM_SUPPORT",
    "Imported",
    "Progress",
    "ServerError",
    "Status",
    "admin_import",
    "password",
    "start",
    "status",
    "stop",
    "versions",
]
