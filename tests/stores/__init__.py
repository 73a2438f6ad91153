"""Tests of the graph stores."""
