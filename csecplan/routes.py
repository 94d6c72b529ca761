"""Where a value stands in the file, and what stands there: asked by name, never by how long a route is."""

from __future__ import annotations

Route = tuple[str | int, ...]
"""Where a value stands in the file: ("recommendations", 3, "actions", 0, "due")."""


def is_recommendation(route: Route) -> bool:
    """Whether a recommendation stands at *route*, and no value inside it."""
    return len(route) == 2 and route[0] == "recommendations"


def is_action(route: Route) -> bool:
    """Whether an action stands at *route*, and no value inside it."""
    return len(route) == 4 and route[2] == "actions"


def recommendation_of(route: Route) -> Route:
    """The route of the recommendation that *route* leads into; *route* itself where it leads into none."""
    return route[:2]


def item_of(route: Route) -> Route:
    """The route of the action that *route* leads into, else of the recommendation; *route* where it is shorter."""
    return route[:4] if route[2:3] == ("actions",) and len(route) > 3 else route[:2]
