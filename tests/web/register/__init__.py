"""The register of the desk."""
