"""People who can log in. The e-mail address is the name, and its case does not matter."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Creates users by e-mail and finds them whatever the case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create an ordinary account. Raises ValueError without an address."""
        if not email:
            raise ValueError("Ein Konto braucht eine E-Mail-Adresse.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create an account that may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractUser):  # type: ignore[django-manager-missing]  # Wagtail's managers have no types
    """A person's account (Konto)."""

    username = None  # type: ignore[assignment]  # as Django's handbook removes a field
    email = models.EmailField(
        _("E-Mail-Adresse"),
        unique=True,
        error_messages={"unique": _("Es gibt schon ein Konto mit dieser E-Mail-Adresse.")},
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Konto")
        verbose_name_plural = _("Konten")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="portal_accounts_user_email_ci_unique",
                violation_error_message=_("Es gibt schon ein Konto mit dieser E-Mail-Adresse."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email
