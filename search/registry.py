"""The indexes of the portal. The app that owns one registers it in `AppConfig.ready()`."""

from .contract import Index

_indexes: dict[str, Index] = {}


def register(index: Index) -> None:
    """Add an index. Raises ValueError if another one has its name."""
    if _indexes.setdefault(index.schema.name, index) != index:
        raise ValueError(f"index {index.schema.name} is registered twice")


def get(name: str) -> Index:
    """Return the index called `name`. Raises LookupError for an unknown name."""
    try:
        return _indexes[name]
    except KeyError:
        known = ", ".join(sorted(_indexes)) or "none"
        raise LookupError(f"no index {name!r} (registered: {known})") from None


def all_indexes() -> list[Index]:
    """Return the registered indexes in the order of their names."""
    return [index for _, index in sorted(_indexes.items())]
