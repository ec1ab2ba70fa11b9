"""What people in a made town really want, and how they decide. The matcher cannot import this.

A contract in `setup.cfg` proves it: what the matcher knows of a town is its town file and the
answers that it is given.
"""
