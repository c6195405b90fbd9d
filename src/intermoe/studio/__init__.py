"""The studio: a page in the browser that makes two people move, shows them and hands out files."""
