"""The workbench of translators."""
