"""Accounts and roles. What a person may do comes from roles alone, never from single permissions,
and only a superuser touches superusers."""

from collections import defaultdict
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import ManyToManyField, QuerySet
from django.forms import CheckboxSelectMultiple, ModelForm, ModelMultipleChoiceField
from django.http import HttpRequest

from complaints.admin.nameless_history import NamelessHistory
from complaints.roles import Role
from purwakarta_ptsp.admin_site import PortalModelAdmin

# The roles whose work is in Pengelolaan portal; the others work at the desk.
MANAGING_ROLES = (Role.EDITOR, Role.APPROVER, Role.ADMIN)
VERBS = {"view": "melihat", "add": "menambah", "change": "mengubah", "delete": "menghapus"}

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class AccountAdmin(NamelessHistory, UserAdmin):
    add_form = UserCreationForm
    list_display = ("username", "first_name", "last_name", "roles", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Pemilik akun", {"fields": ("first_name", "last_name", "email")}),
        ("Peran", {"fields": ("groups", "is_active")}),
        ("Pemakaian", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "password1", "password2")}),
        ("Pemilik akun", {"fields": ("first_name", "last_name", "email")}),
        ("Peran", {"fields": ("groups",)}),
    )
    filter_horizontal = ()

    @admin.display(description="peran")
    def roles(self, user: User) -> str:
        names = [group.name for group in user.groups.all()]
        return ", ".join((["Superuser"] if user.is_superuser else []) + names)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Nobody gives a role to herself: a second administrator does."""
        known = tuple(super().get_readonly_fields(request, obj))
        is_own = obj is not None and obj.pk == request.user.pk
        return (*known, "groups") if is_own and not request.user.is_superuser else known

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest | None, **options: Any
    ) -> ModelMultipleChoiceField | None:
        if db_field.name == "groups":
            help_text = "Peran menentukan apa yang boleh dilakukan. Boleh lebih dari satu."
            options |= {"widget": CheckboxSelectMultiple, "label": "Peran", "help_text": help_text}
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
