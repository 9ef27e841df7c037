"""What waits for someone in the admin."""

from django import template
from django.db.models import QuerySet

from standards.models import Release

register = template.Library()


@register.simple_tag
def waiting_releases() -> QuerySet[Release]:
    return Release.objects.waiting().select_related("submitted_by")
