"""The method, as pure rules: standard library only, no clock, no database, no HTML.

Given a state, an actor, a command and the moment, `workshop.decide` answers with an event, nothing or a
refusal; `workshop.evolve` folds an event into the state.
"""
