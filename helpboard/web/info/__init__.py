"""Information pages and the glossary, as everybody reads them."""
