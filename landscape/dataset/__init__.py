"""Read a data package, check it, and stack packages on one another."""

from __future__ import annotations

from landscape.dataset.package import Package, read_package
from landscape.dataset.problems import DatasetError, Problem
from landscape.dataset.stack import SHIPPED, load

__all__ = ["SHIPPED", "DatasetError", "Package", "Problem", "load", "read_package"]
