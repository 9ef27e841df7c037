"""Every row of a trail gets its seal (complaints/chain.py); those written before are sealed as they are now."""

from itertools import groupby

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from complaints.chain import FIRST
from complaints.models.sealing import seal_of

RECORDS = ("review", "latedecisionrecord", "answer", "complainantnotice", "superiorreport")


def seal_what_is_there(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    events = apps.get_model("complaints", "Event").objects
    rows = events.select_related(*RECORDS).order_by("complaint_id", "pk")
    for case, trail in groupby(rows.iterator(chunk_size=2000), key=lambda event: event.complaint_id):
        last, length = FIRST, 0
        for event in trail:
            records = [getattr(event, name) for name in RECORDS if hasattr(event, name)]
            sealed = seal_of(last, [event, *records])
            events.filter(pk=event.pk).update(previous_seal=last, seal=sealed)
            last, length = sealed, length + 1
        cases = apps.get_model("complaints", "Complaint").objects
        cases.filter(pk=case).update(trail_seal=last, trail_length=length)


class Migration(migrations.Migration):
    dependencies = [("complaints", "0003_roles")]
    operations = [
        migrations.AddField(
            "complaint",
            "trail_seal",
            models.CharField("segel terakhir", max_length=64, default=FIRST, editable=False),
        ),
        migrations.AddField(
            "complaint",
            "trail_length",
            models.PositiveIntegerField("panjang jejak", default=0, editable=False),
        ),
        migrations.AlterField(
            "event", "at", models.DateTimeField("waktu", default=timezone.localtime, editable=False)
        ),
        migrations.AddField(
            "event",
            "previous_seal",
            models.CharField("segel sebelumnya", max_length=64, default="", editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            "event",
            "seal",
            models.CharField("segel", max_length=64, default="", editable=False),
            preserve_default=False,
        ),
        # The owner of the table may, the portal's own role may not.
        migrations.RunSQL(
            "ALTER TABLE complaints_event DISABLE TRIGGER append_only", migrations.RunSQL.noop
        ),
        migrations.RunPython(seal_what_is_there, migrations.RunPython.noop),
        migrations.RunSQL(
            "ALTER TABLE complaints_event ENABLE TRIGGER append_only", migrations.RunSQL.noop
        ),
        migrations.AddConstraint(
            "event",
            models.CheckConstraint(
                condition=models.Q(seal__regex=r"^[0-9a-f]{64}$"),
                name="event_is_sealed",
                violation_error_message="Tanpa segel.",
            ),
        ),
        migrations.AddConstraint(
            "event",
            models.UniqueConstraint(
                fields=["complaint", "previous_seal"], name="event_chain_never_forks"
            ),
        ),
    ]
