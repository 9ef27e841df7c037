"""The roles are groups, named as people say them, with what each may do."""

from django.apps import apps as real_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

READ_STANDARDS = [
    f"standards.view_{model}"
    for model in (
        "businessactivity channel componenttext legalbasis office procedureclass regulation "
        "release sector servicelocation servicestandard sourcecell sourcenote version"
    ).split()
]
EDIT_STANDARDS = [
    f"standards.{verb}_{model}"
    for verb in ("add", "change")
    for model in (
        "businessactivity componenttext legalbasis procedureclass regulation release "
        "servicestandard version"
    ).split()
] + ["standards.delete_componenttext", "standards.delete_legalbasis", "standards.delete_version"]
KEEP_OFFICE = [
    "standards.change_office",
    "standards.add_servicelocation",
    "standards.change_servicelocation",
    "standards.add_channel",
    "standards.change_channel",
    "standards.change_sector",
    *(
        f"complaints.{verb}_{model}"
        for verb in ("add", "change", "view")
        for model in ("calendaryear", "holiday", "officer")
    ),
    "complaints.delete_holiday",
    "auth.add_user",
    "auth.change_user",
    "auth.view_user",
    "auth.view_group",
]

ROLES = {
    "Petugas loket": ["complaints.use_desk", "complaints.register_complaint"],
    "Pelaksana": ["complaints.use_desk", "complaints.view_identity"],
    "Kepala seksi": [
        "complaints.use_desk",
        "complaints.register_complaint",
        "complaints.view_identity",
    ],
    "Kepala dinas": ["complaints.use_desk", "complaints.view_identity"],
    "Inspektorat": ["complaints.use_desk"],
    "Penyunting standar": READ_STANDARDS + EDIT_STANDARDS,
    "Pemberi persetujuan": [*READ_STANDARDS, "standards.publish_release"],
    "Administrator": READ_STANDARDS + KEEP_OFFICE,
}


def create_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for label in ("standards", "complaints", "auth"):
        # Permissions are otherwise made only after the last migration has run.
        create_permissions(real_apps.get_app_config(label), apps=apps, verbosity=0)
    permissions = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in apps.get_model("auth", "Permission").objects.select_related(
            "content_type"
        )
    }
    groups = apps.get_model("auth", "Group").objects
    for name, wanted in ROLES.items():
        group, _ = groups.get_or_create(name=name)
        group.permissions.set([permissions[codename] for codename in wanted])


def remove_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0002_append_only"),
        ("standards", "0002_frozen_once_published"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(create_roles, remove_roles)]
