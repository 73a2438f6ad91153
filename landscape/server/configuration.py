"""What the server and its admin tool are told: neo4j.conf and the flags of the Java machine.

Loopback Bolt is the only door; nothing is reported to anybody; Cypher may read no file or address.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from .folders import Home
from .release import Release

HOST = "127.0.0.1"
USER = "neo4j"

_HEAP = "512m"
_IMPORT_HEAP = "1g"  # what the import tool itself suggests

_SETTINGS = {
    "server.default_listen_address": HOST,
    "server.bolt.enabled": "true",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.directories.import": "import",
    "server.directories.plugins": "plugins",
    "server.memory.heap.initial_size": _HEAP,
    "server.memory.heap.max_size": _HEAP,
    "server.memory.pagecache.size": "128m",
    "dbms.usage_report.enabled": "false",
    "client.allow_telemetry": "false",
    "dbms.security.auth_enabled": "true",
    "dbms.security.allow_csv_import_from_file_urls": "false",
    # LOAD CSV would otherwise fetch any address for whoever can run a query.
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    # Else a stop waits 5 to 10 s for messages from clients that have gone.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    # The query log would keep every statement and its parameters on disc.
    "db.logs.query.enabled": "OFF",
}

# As in the neo4j.conf of Neo4j's own distribution; without the first the import tool fails.
_JAVA_FLAGS = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-XX:+UseG1GC",
    "-XX:-OmitStackTraceInFastThrow",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dlog4j2.disable.jmx=true",
    "-Dfile.encoding=UTF-8",
    "-Djava.awt.headless=true",
)

# Any of these would change what the Java machine or the admin tool does.
_DROPPED = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "HEAP_SIZE"}


def configuration_text(release: Release, port: int) -> str:
    """The neo4j.conf of a server that listens for Bolt on this port of the loopback address."""
    address = f"{HOST}:{port}"
    settings = {
        **_SETTINGS,
        **release.settings,
        "server.bolt.listen_address": address,
        "server.bolt.advertised_address": address,
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def server_command(java: Path, home: Home, release: Release) -> list[str]:
    """The words that start the server. They hold no secret: other users can read them."""
    heap = (f"-Xms{_HEAP}", f"-Xmx{_HEAP}")
    return [
        *_java(java, home, heap),
        release.main_class,
        f"--home-dir={home.folder}",
        f"--config-dir={home.configuration}",
    ]


def admin_command(java: Path, home: Home, words: list[str]) -> list[str]:
    """The words that run Neo4j's admin tool. They hold no secret: other users can read them."""
    return [*_java(java, home, (f"-Xmx{_IMPORT_HEAP}",)), "org.neo4j.cli.AdminTool", *words]


def child_environment(home: Home, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment for the server: ours, without passwords and without Java's own switches."""
    kept = {
        name: value
        for name, value in environment.items()
        if name not in _DROPPED and not name.startswith(("LANDSCAPE_", "NEO4J_"))
    }
    return {**kept, "NEO4J_HOME": str(home.folder), "NEO4J_CONF": str(home.configuration)}


def _java(java: Path, home: Home, heap: tuple[str, ...]) -> list[str]:
    return [str(java), *heap, *_JAVA_FLAGS, "-cp", str(home.libraries / "*")]
