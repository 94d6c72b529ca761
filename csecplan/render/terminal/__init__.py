"""A page for a terminal of any width: text broken, columns given their widths, rows made lines."""
