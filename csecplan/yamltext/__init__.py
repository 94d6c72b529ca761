"""YAML as text: values with the characters they stand on, and splices that move no others."""

from csecplan.yamltext.document import Document
from csecplan.yamltext.nodes import ABSENT, Fault, Mapping, Node, Scalar, Sequence, is_absent, span_of

__all__ = ["ABSENT", "Document", "Fault", "Mapping", "Node", "Scalar", "Sequence", "is_absent", "span_of"]
