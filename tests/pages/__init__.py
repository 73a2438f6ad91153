"""Tests of the report, the site and their parts."""
