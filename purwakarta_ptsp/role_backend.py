"""Signing in: what an account may do comes from its roles alone, never from single permissions."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission, User
from django.db.models import QuerySet


class RoleBackend(ModelBackend):
    def _get_user_permissions(self, user_obj: User) -> QuerySet[Permission]:
        """None, and without a query: nothing in the portal gives them, and a row written past it
        would be a right that no page shows."""
        return Permission.objects.none()
