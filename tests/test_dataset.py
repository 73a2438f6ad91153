"""Reading, stacking and checking data packages: every broken input gets its own clear problem."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.dataset import DatasetError, load, read_package
from landscape.dataset.check import check
from landscape.dataset.problems import Problem
from landscape.dataset.schema import schema
from landscape.model import RECORDS
from tests.build import write_package

Run = Callable[..., Result]

BODIES: list[dict[str, Any]] = [{"id": "a", "name": "Alpha"}, {"id": "b", "name": "Beta"}]
ROLES: list[dict[str, Any]] = [{"id": "a--reporting", "holder": "a", "function": "reporting"}]


def problems(path: Path) -> list[Problem]:
    try:
        return check([read_package(path)])
    except DatasetError as error:
        return list(error.problems)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write_package(tmp_path / "base", {"organisations": BODIES, "roles": ROLES})


def test_the_records_have_the_columns_of_the_schema() -> None:
    renamed = {"from": "start", "to": "end"}
    for name, table in schema().items():
        columns = [renamed.get(column.name, column.name) for column in table.columns]
        assert list(RECORDS[name]._fields) == columns, name


def test_a_good_package_has_no_problem(package: Path) -> None:
    assert problems(package) == []


def test_the_shipped_package_has_no_error(run: Run) -> None:
    result = run("validate")
    assert result.exit_code == 0, result.output
    assert "0 errors" in result.output


def edit(package: Path, table: str, change: Callable[[bytes], bytes]) -> Path:
    file = package / f"{table}.csv"
    file.write_bytes(change(file.read_bytes()))
    return package


def with_row(**row: str) -> Callable[[bytes], bytes]:
    """Return an edit that replaces cells of the first row of roles by name."""

    def change(content: bytes) -> bytes:
        header, first, *rest = content.decode().splitlines()
        cells = dict(zip(header.split(","), first.split(","), strict=True)) | row
        return "\n".join([header, ",".join(cells.values()), *rest, ""]).encode()

    return change


CELLS = [
    ("dangling", "holder", {"holder": "alpha"}),
    ("dangling", "function", {"function": "reportin"}),
    ("dangling", "settings", {"settings": "all;acut"}),
    ("empty-cell", "function", {"function": ""}),
    ("not-a-word", "basis", {"basis": "statutary"}),
    ("not-a-word", "objects", {"objects": "providers;product"}),
    ("list", "objects", {"objects": "providers; ;products"}),
    ("boolean", "explicit", {"explicit": "yes"}),
    ("partial-date", "since", {"since": "11/07/2023"}),
    ("partial-date", "since", {"since": "2023-02-30"}),
    ("dates-backwards", "until", {"since": "2023-07", "until": "2022"}),
    ("pattern", "id", {"id": "A Reporting"}),
    ("blanks", "holder", {"holder": " a"}),
    ("list", "settings", {"settings": "acute;;maternity"}),
    ("control", "note", {"note": "bell\x07"}),
    ("direction", "note", {"note": "\u202egnp.exe"}),
    ("mojibake", "note", {"note": "caf\ufffd"}),
    ("no-source", "support", {"sources": ""}),
]


@pytest.mark.parametrize(("code", "column", "row"), CELLS)
def test_a_wrong_cell_is_named_with_file_line_and_column(
    package: Path, code: str, column: str, row: dict[str, str]
) -> None:
    edit(package, "roles", with_row(**row))
    found = [problem for problem in problems(package) if problem.code == code]
    assert found, problems(package)
    assert (found[0].line, found[0].column) == (2, column)
    assert found[0].file.endswith("roles.csv")
    assert found[0].expected


def test_the_words_of_a_list_that_are_unknown_are_named(package: Path) -> None:
    edit(package, "roles", with_row(objects="providers;product;regulator"))
    (found,) = problems(package)
    assert (found.value, found.suggestion) == ("product;regulator", "products")


def test_roles_on_the_same_objects_in_another_order_are_one_fact(tmp_path: Path) -> None:
    roles = [{"id": name, "holder": "a", "function": "reporting", "objects": objects}
             for name, objects in (("1", "providers;products"), ("2", "products;providers"),
                                   ("3", "providers"))]  # fmt: skip
    path = write_package(tmp_path / "p", {"organisations": [{"id": "a"}], "roles": roles})
    assert [(p.code, p.line) for p in problems(path)] == [("same-fact", 3)]


def test_a_duty_of_a_type_that_is_there_twice_is_one_fact(tmp_path: Path) -> None:
    duties = [{"id": name, "holder": "a", "duty": duty, "function": "reporting"}
              for name, duty in (("1", "Report"), ("2", "Report"), ("3", "Answer"))]  # fmt: skip
    path = write_package(tmp_path / "p", {
        "organisations": [{"id": "a", "group": "true"}], "role_templates": duties})  # fmt: skip
    assert [(p.code, p.line) for p in problems(path)] == [("same-fact", 3)]


def test_the_nearest_value_is_suggested(package: Path) -> None:
    edit(package, "roles", with_row(function="reportin", basis="statutary"))
    hints = {problem.column: problem.suggestion for problem in problems(package)}
    assert hints == {"function": "reporting", "basis": "statutory"}


FILES = [
    ("byte-order-mark", lambda text: b"\xef\xbb\xbf" + text),
    ("encoding", lambda text: text.decode().encode("utf-16")),
    ("encoding", lambda text: text.replace(b"Alpha", b"Caf\xe9")),
    ("nul", lambda text: text.replace(b"Alpha", b"Al\0pha")),
    ("ragged-row", lambda text: text.replace(b"Alpha", b"Al,pha")),
    ("quotes", lambda text: text.replace(b"Alpha", b'"Alpha')),
    ("quotes", lambda text: text.replace(b"Alpha", b'"Al"pha')),
    ("unknown-column", lambda text: text.replace(b"abbreviation", b"abreviation", 1)),
    ("missing-column", lambda text: text.replace(b"abbreviation", b"abreviation", 1)),
    ("column-twice", lambda text: text.replace(b"remit", b"name", 1)),
    ("duplicate-id", lambda text: text + text.splitlines(keepends=True)[1]),
    ("empty", lambda text: b""),
]


@pytest.mark.parametrize(("code", "change"), FILES)
def test_a_broken_file_is_reported_and_the_rest_still_checked(
    package: Path, code: str, change: Callable[[bytes], bytes]
) -> None:
    edit(package, "organisations", change)
    edit(package, "roles", with_row(basis="nonsense"))
    codes = {problem.code for problem in problems(package)}
    assert code in codes
    assert "not-a-word" in codes, "the other table was not checked"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "http://user:secret@example.org/", "https://", "data:text/html,x",
     "https://exa mple.org", "ftp://example.org/x", "https://[bad"],
)  # fmt: skip
def test_an_unsafe_address_is_refused(tmp_path: Path, url: str) -> None:
    page = {"id": "page", "publisher": "P", "kind": "publisher", "url": url}
    path = write_package(tmp_path / "p", {"sources": [page]})
    assert [problem.code for problem in problems(path)] == ["url"]


def test_cycles_of_areas_successions_and_groups_are_found(tmp_path: Path) -> None:
    link = {"kind": "succeeded-by"}
    path = write_package(
        tmp_path / "p",
        {
            "organisations": [*BODIES, {"id": "g", "group": "true"}, {"id": "h", "group": "true"}],
            "areas": [{"id": "x", "parent": "y"},
                      {"id": "y", "parent": "x"}],
            "links": [{"id": "1", "from": "a", "to": "b", **link},
                      {"id": "2", "from": "b", "to": "a", **link},
                      {"id": "3", "from": "g", "to": "h", "kind": "in-group"},
                      {"id": "4", "from": "h", "to": "g", "kind": "in-group"}],
        },
    )  # fmt: skip
    cycles = [problem for problem in problems(path) if problem.code == "cycle"]
    assert sorted(Path(problem.file).name for problem in cycles) == [
        "areas.csv", "links.csv", "links.csv",
    ]  # fmt: skip


def test_a_long_chain_of_successors_is_no_cycle_and_no_traceback(tmp_path: Path) -> None:
    bodies = [{"id": f"b{number}"} for number in range(3000)]
    links = [
        {"id": f"l{n}", "from": f"b{n}", "to": f"b{n + 1}", "kind": "succeeded-by"}
        for n in range(2999)
    ]
    path = write_package(tmp_path / "p", {"organisations": bodies, "links": links})
    assert problems(path) == []


def test_a_role_outside_its_holders_life_is_found(tmp_path: Path) -> None:
    path = write_package(
        tmp_path / "p",
        {
            "organisations": [{"id": "a", "established": "2015", "dissolved": "2020-06"}],
            "roles": [
                {"id": "1", "holder": "a", "function": "reporting", "since": "2014-12"},
                {"id": "2", "holder": "a", "function": "inspection", "since": "2021"},
                {"id": "3", "holder": "a", "function": "investigation", "until": "2022"},
                {"id": "4", "holder": "a", "function": "reporting", "since": "2015"},
            ],
        },
    )
    found = [(p.line, p.column) for p in problems(path) if p.code == "outside-life"]
    assert found == [(2, "since"), (3, "since"), (4, "until")]


def test_a_complete_membership_needs_members(tmp_path: Path) -> None:
    forum = {"id": "f", "kind": "board", "membership": "complete"}
    path = write_package(tmp_path / "p", {"organisations": BODIES, "arrangements": [forum]})
    assert [problem.code for problem in problems(path)] == ["membership"]


def test_an_overlay_adds_corrects_and_retires(package: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    (overlay / "roles.csv").write_text("id,since\na--reporting,2021-05\n")
    (overlay / "retirements.csv").write_text(
        "id,table,row,reason,date\n1,organisations,b,a duplicate,2026-01-01\n"
    )
    write_package(overlay, {"organisations": [{"id": "c", "name": "Gamma"}]}, base=False)
    landscape = load([package, overlay])
    assert sorted(landscape.organisations) == ["a", "c"]
    role = landscape.roles["a--reporting"]
    assert (role.since, role.holder, role.function) == ("2021-05", "a", "reporting")


def test_a_zip_file_reads_like_its_folder(package: Path, tmp_path: Path) -> None:
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in package.iterdir():
            file.write(path, f"inner/{path.name}")
    assert load([archive]).organisations == load([package]).organisations


@pytest.mark.parametrize("what", ["nothing", "empty-folder", "text", "torn.zip"])
def test_what_is_no_package_is_said_in_one_line(run: Run, tmp_path: Path, what: str) -> None:
    path = tmp_path / what
    if what == "empty-folder":
        path.mkdir()
    elif what == "text":
        path.write_text("hello")
    elif what == "torn.zip":
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("roles.csv", "id\n" * 1000)
        path.write_bytes(path.read_bytes()[:-30])
    result = run("validate", path)
    assert result.exit_code == 1
    assert str(path) in result.output


def test_problems_end_a_question_with_status_1_and_name_the_place(run: Run, package: Path) -> None:
    edit(package, "roles", with_row(function="reportin"))
    result = run("gaps", "--data", package)
    assert result.exit_code == 1
    assert "roles.csv:2, column function" in result.output
    assert "Did you mean 'reporting'?" in result.output


def test_validate_gives_json_for_machines(run: Run, package: Path) -> None:
    import json

    edit(package, "roles", with_row(function="reportin"))
    found = json.loads(run("validate", package, "--format", "json").output)
    assert found["errors"] == 1
    assert found["problems"][0]["code"] == "dangling"
    assert found["problems"][0]["suggestion"] == "reporting"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_bytes_make_the_check_raise(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    folder = tmp_path_factory.mktemp("noise")
    header = b"id,holder,function,settings,since\n"
    noise = data.draw(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
    (folder / "roles.csv").write_bytes(data.draw(st.sampled_from([b"", header])) + noise)
    if data.draw(st.booleans()):
        (folder / "datapackage.json").write_bytes(data.draw(st.binary(max_size=40)))
    for problem in problems(folder):
        assert str(problem)


def test_reading_whole_columns_and_merging_rows_give_the_same_records(
    package: Path, tmp_path: Path
) -> None:
    (nothing := tmp_path / "nothing").mkdir()
    (nothing / "roles.csv").write_text("id\n")
    straight, merged = load([package]), load([package, nothing])
    for name in RECORDS:
        assert straight.table(name) == merged.table(name), name


def test_an_overlay_row_that_is_new_needs_every_required_column(
    package: Path, tmp_path: Path
) -> None:
    (overlay := tmp_path / "overlay").mkdir()
    (overlay / "roles.csv").write_text("id,since\na--reportin,2021-05\n")
    with pytest.raises(DatasetError) as raised:
        load([package, overlay])
    missing = {problem.column for problem in raised.value.problems}
    assert {"holder", "function", "basis"} <= missing


def test_what_cannot_be_read_is_said_and_not_raised(run: Run, tmp_path: Path) -> None:
    (tmp_path / "roles.csv").mkdir()
    for path in (tmp_path, "x" * 5000, "/dev/null", tmp_path / "\u202e"):
        result = run("validate", path)
        assert result.exit_code == 1
        assert "[unreadable]" in result.output


def test_rows_that_nobody_has_read_are_warned_of_once_a_file(tmp_path: Path) -> None:
    unread = [{**row, "support": "not-read"} for row in ROLES]
    path = write_package(tmp_path / "p", {"organisations": BODIES, "roles": unread})
    (problem,) = problems(path)
    assert (problem.code, problem.severity, problem.line) == ("not-read", "warning", 2)
    assert problem.message.startswith(f"{len(unread)} row(s)")


def test_a_grade_and_the_columns_in_doubt_agree(tmp_path: Path) -> None:
    whole = [{**ROLES[0], "support": "supported", "doubtful": "since"}]
    path = write_package(tmp_path / "whole", {"organisations": BODIES, "roles": whole})
    (problem,) = problems(path)
    assert (problem.code, problem.severity, problem.column) == ("doubt", "error", "doubtful")
    part = [{**row, "support": "partly"} for row in ROLES]
    path = write_package(tmp_path / "part", {"organisations": BODIES, "roles": part})
    (problem,) = problems(path)
    assert (problem.code, problem.severity, problem.column) == ("vague", "warning", "doubtful")
    assert problem.message.startswith(f"{len(part)} row(s)")


def test_the_evidence_report_counts_grades_and_thin_spots(run: Run, tmp_path: Path) -> None:
    import json

    path = write_package(
        tmp_path / "p",
        {
            "organisations": [*BODIES, {"id": "lonely"}, {"id": "quiet"}],
            "searches": [{"id": "1", "about": "roles", "body": "quiet", "extent": "opening",
                          "searched": "2026-01-01"}],
            "roles": [
                {"id": "1", "holder": "a", "function": "reporting"},
                {"id": "2", "holder": "b", "function": "reporting", "support": "not-read"},
                {"id": "3", "holder": "b", "function": "inspection", "support": "unverified",
                 "sources": ""},
            ],
        },
    )  # fmt: skip
    found = json.loads(run("validate", path, "--evidence", "--format", "json").output)["evidence"]
    assert found["tables"]["roles"] == {
        "rows": 3,
        "grades": {"supported": 1, "not-read": 1, "unverified": 1},
        "read": 1 / 3,
        "one_source": 2,
        "no_source": 1,
    }
    assert found["alone"] == {"lonely": False, "quiet": True}
    assert found["searches"] == {"roles": {"opening": 1}}
    shown = run("validate", path, "--evidence").output
    assert "lonely (not searched for), quiet." in shown


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"about": "links"}, "body"),
        ({"about": "links", "body": "a", "other": "a"}, "other"),
        ({"about": "links", "body": "a", "function": "reporting"}, "function"),
        ({"about": "roles", "body": "a", "other": "b"}, "other"),
        ({"about": "members", "body": "a"}, "body"),
        ({"about": "cell", "level": "national"}, "function"),
        ({"about": "cell", "function": "reporting", "body": "a"}, "body"),
    ],
)
def test_a_search_about_what_it_cannot_be_about_is_found(
    tmp_path: Path, row: dict[str, str], column: str
) -> None:
    good = [
        {"id": "1", "about": "links", "body": "a", "other": "b", "searched": "2026-01-01"},
        {"id": "2", "about": "cell", "function": "reporting", "searched": "2026-01-01"},
    ]
    bad = {"id": "3", "searched": "2026-01-01", **row}
    assert not problems(
        write_package(tmp_path / "good", {"organisations": BODIES, "searches": good})
    )
    found = problems(
        write_package(tmp_path / "bad", {"organisations": BODIES, "searches": [*good, bad]})
    )
    assert [(p.code, p.column, p.line) for p in found] == [("search", column, 4)]


def test_a_shipped_table_is_read_by_its_header_and_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_package(tmp_path / "p", {"organisations": BODIES, "roles": ROLES})
    checked = load([path])
    monkeypatch.setattr("landscape.dataset.stack.room", lambda _: path)
    lines = [line.split(",") for line in (path / "roles.csv").read_text().splitlines()]
    (path / "roles.csv").write_text("\n".join(",".join(reversed(line)) for line in lines) + "\n")
    assert load().roles == checked.roles
    (path / "roles.csv").write_text('id,holder\n"open')
    shipped = load()
    assert shipped.organisations == checked.organisations
    with pytest.raises(DatasetError, match=r"roles\.csv"):
        len(shipped.roles)
    write_package(path, {"retirements": [{"id": "1", "table": "organisations", "row": "a",
                                          "reason": "r"}], "organisations": BODIES})  # fmt: skip
    assert "a" not in load().organisations
