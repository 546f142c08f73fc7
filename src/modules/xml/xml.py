"""XML: see xml.etree.ElementTree."""
