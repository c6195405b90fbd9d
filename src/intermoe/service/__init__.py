"""The service: sentences in, motions out, over HTTP. `queue` and `client` need neither FastAPI nor torch."""
