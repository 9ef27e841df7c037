"""Accounts and roles. What a person may do comes from roles alone, never from single permissions.
Only a superuser, made on the command line, touches superusers and opens the desk to an account:
otherwise whoever keeps the accounts would read cases and identities under another's name."""

from collections import defaultdict
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.db.models import ManyToManyField, Q, QuerySet
from django.forms import CheckboxSelectMultiple, ModelForm, ModelMultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from complaints.admin.nameless_history import NamelessHistory
from complaints.admin.sign_in import sign_in
from complaints.roles import Role
from purwakarta_ptsp.admin_site import PortalModelAdmin

# The roles whose work is in Pengelolaan portal; the others work at the desk.
MANAGING_ROLES = (Role.EDITOR, Role.APPROVER, Role.ADMIN)
ABOUT_ROLES = (
    "Peran di meja pengaduan membuka perkara dan identitas pelapor. Karena itu hanya superuser, yang dibuat "
    "di baris perintah, yang memberikannya dan menetapkan kata sandi akunnya. Anda tetap dapat menonaktifkan "
    "akun itu. Superuser: beri kata sandi baru saat memberikan peran ini kepada akun buatan orang lain."
)
VERBS = {"view": "melihat", "add": "menambah", "change": "mengubah", "delete": "menghapus"}


def desk_permission() -> QuerySet[Permission]:
    """The one that opens the desk; every role that sees cases or identities holds it."""
    return Permission.objects.filter(content_type__app_label="complaints", codename="use_desk")


def opens_the_desk(user: User) -> bool:
    """Inactive accounts too: one with a new password would only wait to be made active again."""
    return desk_permission().filter(Q(group__user=user) | Q(user=user)).exists()


def _is_kept_from(keeper: User, account: User | None) -> bool:
    return account is not None and not keeper.is_superuser and opens_the_desk(account)


admin.site.unregister(User)
admin.site.unregister(Group)
# Keys and codes are nobody's to read; what an administrator may do about them is in sign_in.py.
admin.site.unregister(TOTPDevice)
admin.site.unregister(StaticDevice)


@admin.register(User)
class AccountAdmin(NamelessHistory, UserAdmin):
    add_form = UserCreationForm
    list_display = ("username", "first_name", "last_name", "roles", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Pemilik akun", {"fields": ("first_name", "last_name", "email")}),
        ("Peran", {"fields": ("groups", "is_active"), "description": ABOUT_ROLES}),
        ("Pemakaian", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "password1", "password2")}),
        ("Pemilik akun", {"fields": ("first_name", "last_name", "email")}),
        ("Peran", {"fields": ("groups",), "description": ABOUT_ROLES}),
    )
    filter_horizontal = ()

    @admin.display(description="peran")
    def roles(self, user: User) -> str:
        names = [group.name for group in user.groups.all()]
        return ", ".join((["Superuser"] if user.is_superuser else []) + names)

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(partial(sign_in, self))
        return [path("<key>/masuk/", page, name="auth_user_sign_in"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        known = super().get_fieldsets(request, obj)
        if not _is_kept_from(request.user, obj):
            return known
        # Without the button that leads to the page of the password.
        return ((None, {"fields": ("username",)}), *known[1:])

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Nobody gives a role to herself: a second administrator does."""
        known = tuple(super().get_readonly_fields(request, obj))
        is_own = obj is not None and obj.pk == request.user.pk and not request.user.is_superuser
        return (*known, "groups") if is_own or _is_kept_from(request.user, obj) else known

    def user_change_password(self, request: HttpRequest, **place: str) -> HttpResponse:
        if _is_kept_from(request.user, self.get_object(request, unquote(place["id"]))):
            raise PermissionDenied
        return super().user_change_password(request, **place)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest | None, **options: Any
    ) -> ModelMultipleChoiceField | None:
        if db_field.name == "groups":
            help_text = "Peran menentukan apa yang boleh dilakukan. Boleh lebih dari satu."
            options |= {"widget": CheckboxSelectMultiple, "label": "Peran", "help_text": help_text}
            options["queryset"] = _roles_to_give(request)
        return super().formfield_for_manytomany(db_field, request, **options)

    def save_related(self, request: HttpRequest, form: ModelForm, *args: Any) -> None:
        """Whether the account opens Pengelolaan portal follows from its roles."""
        super().save_related(request, form, *args)
        user: User = form.instance
        user.is_staff = user.is_superuser or user.groups.filter(name__in=MANAGING_ROLES).exists()
        user.save(update_fields=["is_staff"])


@admin.register(Group)
class RoleAdmin(PortalModelAdmin):
    """To look up: what each role may do is part of the program, not a setting."""

    list_display = ("name", "members")
    fields = ("name", "what_it_may_do", "members")

    @admin.display(description="boleh")
    def what_it_may_do(self, group: Group) -> str:
        return "\n".join(_in_words(group.permissions.select_related("content_type")))

    @admin.display(description="jumlah akun aktif")
    def members(self, group: Group) -> int:
        return group.user_set.filter(is_active=True).count()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _roles_to_give(request: HttpRequest | None) -> QuerySet[Group]:
    if request is not None and request.user.is_superuser:
        return Group.objects.all()
    return Group.objects.exclude(permissions__in=desk_permission())


def _in_words(permissions: QuerySet[Permission]) -> list[str]:
    """ "peraturan: melihat, mengubah"; Django's own names of permissions are English."""
    own, by_model = [], defaultdict(list)
    for permission in permissions:
        verb, model = permission.codename.split("_", 1)[0], permission.content_type.model_class()
        if verb in VERBS and model is not None and permission.codename == f"{verb}_{model._meta.model_name}":
            by_model[str(model._meta.verbose_name)].append(VERBS[verb])
        else:
            own.append(permission.name)
    return own + [f"{name}: {', '.join(verbs)}" for name, verbs in sorted(by_model.items())]
