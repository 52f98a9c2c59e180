"""Where in a picture does each figure stand? In numbers, which templates draw with."""

from nulage_site.charts.axes import Axis, Mark, Scale, Span, mark, reach, scale
from nulage_site.charts.course import Course, course
from nulage_site.charts.histogram import Bar, Histogram, histogram
from nulage_site.charts.pictogram import Pictogram, pictogram
from nulage_site.charts.strip import ALONE, Around, Stack, Strip, nearly_all, strip

__all__ = [
    "ALONE",
    "Around",
    "Axis",
    "Bar",
    "Course",
    "Histogram",
    "Mark",
    "Pictogram",
    "Scale",
    "Span",
    "Stack",
    "Strip",
    "course",
    "histogram",
    "mark",
    "nearly_all",
    "pictogram",
    "reach",
    "scale",
    "strip",
]
