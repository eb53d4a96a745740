"""What was saved: a page that visitors see, or only a draft beside it."""

from collections.abc import Collection

from wagtail.models import COMMENTS_RELATION_NAME

# What Wagtail writes to the page itself when it saves a draft.
_OF_DRAFTS = frozenset(
    {
        COMMENTS_RELATION_NAME,
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
    }
)


def is_only_a_draft(*, created: bool, update_fields: Collection[str] | None) -> bool:
    """Tell from what `post_save` says whether visitors see nothing of it. Editors' browsers save
    drafts every few seconds."""
    return not created and update_fields is not None and _OF_DRAFTS.issuperset(update_fields)
