"""The page without a browser: escaping, policy, addresses, determinism, what is inlined."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from landscape.maps.assets import page_script, page_style, vis_script
from landscape.maps.security import (
    check_identifier,
    check_inlined,
    clean,
    content_policy,
    json_block,
    safe_url,
)

BAD_ADDRESSES = (
    "javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd",
    "//evil.example/x", "https://user:word@evil.example/", "https://", "https://[bad",
    "https://example.org/\"onmouseover=alert(1)", "ftp://example.org/", "",
)  # fmt: skip


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_an_unsafe_address_does_not_become_a_link(address: str) -> None:
    assert safe_url(address) == ""


def test_a_web_address_becomes_a_link() -> None:
    assert safe_url(" https://www.gov.uk/a?b=c&d=e#f ") == "https://www.gov.uk/a?b=c&d=e#f"


def test_a_json_block_cannot_end_its_element_and_reads_back() -> None:
    value = {"a": "</script><!-- <script> & \u2028\u2029", "b": [1, None, True]}
    block = json_block(value)
    assert not re.search("[<>&\u2028\u2029]", block)
    assert json.loads(block) == value


def test_a_json_block_refuses_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_block({"a": float("nan")})


def test_controls_and_direction_marks_are_taken_out() -> None:
    assert clean(["NHS\u202eSHN\x00\x1b", {"\u2066k": "\ufeffv"}]) == ["NHSSHN", {"k": "v"}]


@pytest.mark.parametrize("name", ["A", "a b", 'a"b', "", "-a", "a_b", "é"])
def test_an_identifier_has_only_plain_characters(name: str) -> None:
    with pytest.raises(ValueError, match="identifier"):
        check_identifier(name)


@pytest.mark.parametrize("text", ["x</SCRIPT>", "a</style >", "<!-- b"])
def test_nothing_inlined_can_end_its_element(text: str) -> None:
    with pytest.raises(ValueError, match="cannot stand"):
        check_inlined(text, "it")


def test_the_policy_allows_only_what_is_in_the_page_and_loads_nothing(map_file: Path) -> None:
    page = map_file.read_text(encoding="utf-8")
    policy = content_policy([vis_script(), page_script()], [page_style()])
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert f'content="{policy}"' in page
    assert page.count("</script>") == 3
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//[^"']*\.(?:js|css)\b""", page)
    assert not re.search(r"<(?:link|img|iframe|object|embed)\b", page.split('id="data"')[0])
    ours = re.sub(r"<noscript>.*?</noscript>", "", page.split('id="data"')[0], flags=re.S)
    assert not re.search(r"cdn\.|jsdelivr|cdnjs|bootstrap", ours + page_script())
    assert "@import" not in page_style()
    assert "url(" not in page_style()
    assert "innerHTML" not in page_script()
    assert not re.search(r"<[^>]+\s(?:on\w+|style)=", page.split("<body>")[1].split('id="data"')[0])


def test_equal_data_give_equal_bytes_whatever_the_hash_seed_and_locale(tmp_path: Path) -> None:
    pages = set()
    root = Path(__file__).parents[2]
    for seed in ("0", "1", "77"):
        file = tmp_path / f"{seed}.html"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONUTF8": "0",
                       "PYTHONPATH": str(root)}  # fmt: skip
        code = "from landscape.cli import main; main()"
        subprocess.run([sys.executable, "-c", code, "map", "-o", str(file)], check=True,
                       env=environment, cwd=tmp_path, capture_output=True)  # fmt: skip
        pages.add(file.read_bytes())
    assert len(pages) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.html", "1.html", "77.html"]
