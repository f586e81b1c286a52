"""The heart: load, lock, decide, append, evolve, announce, draw."""

from app.engine.core import Engine
from app.engine.runtime import Gone, Outcome, Runtime

__all__ = ["Engine", "Gone", "Outcome", "Runtime"]
