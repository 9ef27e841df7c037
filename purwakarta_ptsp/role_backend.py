"""Signing in: what an account may do comes from its roles alone, never from single permissions; on
the days of an appointment also from the roles of whoever it stands in for."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Permission, User
from django.db.models import QuerySet
from django.utils import timezone

# With those above it: who stands under an accused is asked of every step of a case.
_POST = "officer__direct_superior__direct_superior__direct_superior"


class RoleBackend(ModelBackend):
    def get_user(self, user_id: Any) -> User | None:
        """The account of a request with the post it holds, in one query, and the day of it: here the
        portal's edge asks the clock."""
        user = User.objects.select_related(_POST).filter(pk=user_id).first()
        if user is None or not self.user_can_authenticate(user):
            return None
        user.acts_on = timezone.localdate()
        return user

    def get_group_permissions(self, user_obj: User | AnonymousUser, obj: Any = None) -> set[str]:
        """With the account's roles, in one query a request."""
        from complaints.acting import rights_of  # the models are loaded after the settings name this class

        if not user_obj.is_active or user_obj.is_superuser or user_obj.is_anonymous or obj is not None:
            return super().get_group_permissions(user_obj, obj)
        if not hasattr(user_obj, "_group_perm_cache"):
            user_obj._group_perm_cache = rights_of(user_obj)
        return user_obj._group_perm_cache

    def _get_user_permissions(self, user_obj: User) -> QuerySet[Permission]:
        """None, and without a query: nothing in the portal gives them, and a row written past it
        would be a right that no page shows."""
        return Permission.objects.none()
