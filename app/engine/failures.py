"""What may be told of a failure."""

import traceback


def kind_of(failure: BaseException) -> str:
    """Its kind and where it happened, without its message: that may hold people's words."""
    where = traceback.extract_tb(failure.__traceback__)[-1:]
    return f"{type(failure).__name__} in " + "".join(f"{at.filename}:{at.lineno} {at.name}" for at in where)
