"""The desk's register: people, organisations, areas and sites."""
