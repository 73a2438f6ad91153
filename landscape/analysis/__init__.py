"""The questions that can be asked of a landscape, one file a question, and the registry of them."""

from __future__ import annotations

from landscape.analysis.query import Query, QueryError
from landscape.analysis.registry import ANALYSES, analysis
from landscape.analysis.result import Column, Result, Row

__all__ = ["ANALYSES", "Column", "Query", "QueryError", "Result", "Row", "analysis"]
