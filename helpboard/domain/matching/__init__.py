"""Who fits whom: hard rules with three answers, criteria whose points add up, plans for a town.

`town.py` says what is matched; `matcher.py` scores and explains pairs; `planning.py`, `menus.py`,
`closing.py`, `week_plan.py` and `goods.py` plan; `solving.py` is what a solver must be able to do.
"""
