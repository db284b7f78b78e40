"""The JSON that `zhengda` prints and reads: a contract, written down in `docs/json.md`.

Every record here is one object of the output; its fields are the keys, in their order.
"""
