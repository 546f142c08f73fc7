"""XML as trees of elements: see xml.etree.ElementTree."""
