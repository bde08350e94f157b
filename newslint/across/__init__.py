"""Copy shared between articles: fingerprints of each alone, and their comparison.

`fingerprint` looks at one text at a time, and `compare` is a pure function of all fingerprints and texts: cut at the
same place, both can run on a cluster and find the same. NumPy is imported in this package and nowhere else.
"""
