"""The maintainer's tool that writes the lock of a Neo4j release: `python -m` this module.

It resolves with jgo, the one place where dependencies are worked out; users never run it.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from .release import Jar

# 2025.01 was the first calendar release: the main class was renamed, Java 21 became the least
# Java, and talking to Neo4j's Fleet Manager and looking for neighbours came in later.
_BEFORE_2025: dict[str, Any] = {
    "java": 17,
    "main_class": "org.neo4j.server.CommunityEntryPoint",
    "settings": {},
}
_SINCE_2025: dict[str, Any] = {
    "java": 21,
    "main_class": "org.neo4j.server.Neo4jCommunity",
    "settings": {
        "dbms.fleet_manager.enabled": "false",
        "server.fleet_discovery.enabled": "false",
    },
}
# jgo takes these along from test scope; Maven's own resolver leaves them out.
_TEST_ONLY = {
    "byte-buddy",
    "byte-buddy-agent",
    "hamcrest",
    "junit",
    "mockito-core",
    "objenesis",
}


def make_lock(version: str) -> dict[str, Any]:
    """The contents of the lock of `version`, in the shape `release.parse_release` reads.

    Downloads every jar through jgo into the local Maven repository.
    """
    from jgo.env import EnvironmentBuilder
    from jgo.maven import MavenContext
    from jgo.util.toml import tomllib

    context = MavenContext()
    environment = EnvironmentBuilder(context=context).from_endpoint(f"org.neo4j:neo4j:{version}")
    resolved = tomllib.loads((environment.path / "jgo.lock.toml").read_text(encoding="utf-8"))
    jars = []
    for entry in resolved["dependencies"]:
        if entry["artifactId"] in _TEST_ONLY:
            continue
        parts = [
            entry[key]
            for key in ("groupId", "artifactId", "version", "classifier")
            if entry.get(key)
        ]
        path = context.repo_cache / Jar(":".join(parts), "", 0).path
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if digest != entry["sha256"]:
            raise SystemExit(f"{path} changed since jgo resolved it: delete it and run again.")
        jars.append({"jar": ":".join(parts), "sha256": digest, "size": len(content)})
    facts = _BEFORE_2025 if int(version.split(".")[0]) < 2025 else _SINCE_2025
    return {"neo4j": version, **facts, "jars": sorted(jars, key=lambda jar: str(jar["jar"]))}


def lock_text(lock: dict[str, Any]) -> str:
    """The lock as JSON with one jar a line, so that a new release gives a readable diff."""
    head = json.dumps({key: value for key, value in lock.items() if key != "jars"}, indent=1)
    jars = ",\n".join(f"  {json.dumps(jar)}" for jar in lock["jars"])
    return f'{head[:-2]},\n "jars": [\n{jars}\n ]\n}}\n'


def main(chosen: list[str]) -> None:
    """Write the lock of each version named beside the other locks."""
    if not chosen:
        raise SystemExit("Expected the versions to lock, such as 5.26.30 2026.08.1.")
    for version in chosen:
        target = Path(__file__).parent / "locks" / f"{version}.json"
        target.write_text(lock_text(make_lock(version)), encoding="utf-8", newline="\n")
        print(target)


if __name__ == "__main__":
    main(sys.argv[1:])
