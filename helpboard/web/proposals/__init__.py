"""Partners and proposals: three choices with reasons, asking, answering."""
