"""A figure as PNG, by resvg where it is installed. Optional: SVG needs nothing."""

from __future__ import annotations

__all__ = ["NoRenderer", "png"]


class NoRenderer(Exception):
    """What draws a PNG is not installed."""


def png(svg: str, width: int) -> bytes:
    """Return a figure as a PNG of a width in pixels.

    Raises
    ------
    NoRenderer
        resvg-py is not installed.
    """
    try:
        import resvg_py
    except ImportError:
        raise NoRenderer(
            "a PNG needs resvg-py, which is not installed: pip install 'landscape[png]', or ask "
            "for .svg, which Word, PowerPoint and browsers open"
        ) from None
    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg, width=width, sans_serif_family="Liberation Sans")
    )
