"""Who complains: sealed apart from the case, every look at it on record (UU 25/2009 Pasal 49)."""

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q

from complaints.models.case import Complaint

_DIGITS = "REGEXP_REPLACE(%(expressions)s, '[^0-9+]', '', 'g')"


class SamePhone(models.Func):
    """A telephone number as one compares it: 0812 3456 and +62 (812) 34-56 are the same."""

    template = f"REGEXP_REPLACE({_DIGITS}, '^([+]62|0062|62)?0?', '')"
    output_field = models.TextField()


class SameName(models.Func):
    """A name as one compares it: case and blanks do not count, every letter does."""

    template = r"LOWER(BTRIM(REGEXP_REPLACE(%(expressions)s, '\s+', ' ', 'g')))"
    output_field = models.TextField()


class IdentityQuerySet(models.QuerySet["ComplainantIdentity"]):
    """Found by the whole of what was written down, never by a part of it."""

    def phoned_by(self, number: str) -> "IdentityQuerySet":
        return self.alias(dialled=SamePhone("phone")).filter(dialled=SamePhone(models.Value(number)))

    def named(self, name: str) -> "IdentityQuerySet":
        return self.alias(called=SameName("name")).filter(called=SameName(models.Value(name)))


class ComplainantIdentity(models.Model):
    """A name and at least one way to reach the person; shown only with its own permission."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="complainant")
    name = models.CharField("nama", max_length=120)
    address = models.TextField("alamat", blank=True)
    phone = models.CharField("telepon atau WhatsApp", max_length=30, blank=True)
    email = models.EmailField("surel", blank=True)
    is_proxy = models.BooleanField("kuasa", default=False)
    represented_name = models.CharField("nama yang diwakili", max_length=120, blank=True)

    objects = IdentityQuerySet.as_manager()

    class Meta:
        verbose_name = "identitas pelapor"
        verbose_name_plural = "identitas pelapor"
        indexes = [
            models.Index(SamePhone("phone"), name="identity_by_phone"),
            models.Index(SameName("name"), name="identity_by_name"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(address="") | ~Q(phone="") | ~Q(email=""),
                name="identity_can_be_reached",
                violation_error_message="Isi sedikitnya satu cara menghubungi pelapor.",
            )
        ]

    def __str__(self) -> str:
        return f"Identitas pelapor {self.complaint}"


class IdentityViewQuerySet(models.QuerySet["IdentityView"]):
    def newest_first(self) -> "IdentityViewQuerySet":
        """Ready for a list: who looked at which case, in one query."""
        return self.select_related("by__officer", "complaint").order_by("-at", "-pk")

    def of_cases(self, cases: models.QuerySet[Complaint]) -> "IdentityViewQuerySet":
        return self.filter(complaint__in=cases)

    def of_number(self, year: int, serial: int) -> "IdentityViewQuerySet":
        return self.filter(complaint__year=year, complaint__serial=serial)

    def who_looked(self) -> models.QuerySet[User]:
        """Every account that ever opened an identity."""
        return User.objects.filter(pk__in=self.values("by")).select_related("officer").order_by("username")


class IdentityView(models.Model):
    """One look at an identity: who, when, why. Never changed, never deleted."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="identity_views")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField("alasan", max_length=200)

    objects = IdentityViewQuerySet.as_manager()

    class Meta:
        verbose_name = "pembukaan identitas"
        verbose_name_plural = "pembukaan identitas"
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.complaint} {self.at:%Y-%m-%d %H:%M}"


class IdentityErasure(models.Model):
    """The tombstone of an identity that was erased: the case keeps its number, kind and days, so
    that no statistic moves; nothing here says who it was. Never changed, never deleted."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="erasure")
    at = models.DateTimeField("dihapus pada", auto_now_add=True)
    closed_on = models.DateField("perkara ditutup pada")
    retention_days = models.PositiveSmallIntegerField("masa simpan (hari sejak ditutup)")

    class Meta:
        verbose_name = "penghapusan identitas"
        verbose_name_plural = "penghapusan identitas"
        ordering = ["at"]

    def __str__(self) -> str:
        return f"Identitas pelapor {self.complaint} dihapus"
