"""Understanding a board's file: what it asks for, and where."""

from exporters.templates.mapping import Mapping, from_json, to_json
from exporters.templates.template import Column, Template, read_template

__all__ = ["Column", "Mapping", "Template", "from_json", "read_template", "to_json"]
