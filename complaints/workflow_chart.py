"""The table of workflow.py as a page for people: a diagram (Mermaid) and who may do what, why."""

from collections.abc import Iterator

from complaints.duties import ONLY
from complaints.intake import Kind
from complaints.stages import Action, State, Whose
from complaints.workflow import TRANSITIONS, Transition

_HEAD = """# Alur perkara

Halaman ini dibentuk dari tabel di `complaints/workflow.py` oleh `python manage.py chart_workflow`;
`make check` menolak halaman yang berbeda dari tabelnya. Jangan menyuntingnya dengan tangan.
"""


def document() -> str:
    """The whole page in Markdown, ending with a line break."""
    parts = [
        _HEAD,
        "## Diagram\n",
        *_diagram(),
        "\n## Langkah\n",
        *_steps(),
        "\n## Pengecualian\n",
        *_duties(),
    ]
    return "\n".join(parts) + "\n"


def _diagram() -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2"
    yield from (f"    {state.value}: {state.label}" for state in State)
    yield f"    [*] --> {State.REGISTERED.value}: {Action.REGISTER.label}"
    arrows: dict[tuple[State, State], list[str]] = {}
    for row in TRANSITIONS:
        if row.source != row.target:
            labels = arrows.setdefault((row.source, row.target), [])
            labels.extend([row.action.label] if row.action.label not in labels else [])
    for (source, target), labels in arrows.items():
        yield f"    {source.value} --> {target.value}: {'; '.join(labels)}"
    yield f"    {State.CLOSED.value} --> [*]\n```"


def _steps() -> Iterator[str]:
    yield "| Dari tahap | Langkah | Ke tahap | Oleh | Pada perkara | Harus tercatat | Dasar |"
    yield "|---|---|---|---|---|---|---|"
    for row in TRANSITIONS:
        yield f"| {' | '.join(_cells(row))} |"


def _cells(row: Transition) -> tuple[str, ...]:
    target = "tetap" if row.source == row.target else row.target.label
    required = ", ".join(step.label.lower() for step in row.requires)
    clause = f"{row.clause.value}: {row.clause.label}" if row.clause else "praktik baik"
    return (
        row.source.label,
        row.action.label,
        target,
        ", ".join([*sorted(role.value for role in row.roles), *_complainant(row)]),
        "; ".join(_conditions(row)),
        required or "–",
        clause,
    )


def _complainant(row: Transition) -> tuple[str, ...]:
    return ("pelapor sendiri dengan nomor dan kode",) if row.by_complainant else ()


def _conditions(row: Transition) -> Iterator[str]:
    yield "siapa pun" if row.whose == Whose.ANYONE else row.whose.label
    if len(row.kinds) < len(Kind):
        yield "hanya " + ", ".join(sorted(kind.label.lower() for kind in row.kinds))
    if row.routes:
        yield "jalur " + ", ".join(sorted(route.label for route in row.routes))
    if row.late_only:
        yield "selama belum diputuskan soal lewat waktunya"
    if row.undated_only:
        yield "selama tanggal layanan tidak diingat"
    if row.nameless_only:
        yield "yang menjadi saran karena tanpa identitas"


def _duties() -> Iterator[str]:
    """Which of the required records do not bind every case."""
    yield "| Yang harus tercatat | Mengikat | Kecuali bila hasilnya |"
    yield "|---|---|---|"
    for step, only in ONLY.items():
        binds = [", ".join(sorted(kind.label for kind in only.kinds))]
        binds += ["jalur " + ", ".join(sorted(route.label for route in only.routes))] if only.routes else []
        binds += ["hasil " + ", ".join(sorted(each.label for each in only.outcomes))] if only.outcomes else []
        binds += ["bila dituntut"] if only.when_claimed else []
        exempt = ", ".join(sorted(each.label for each in only.without_outcomes))
        yield f"| {step.label} | {'; '.join(binds)} | {exempt or '–'} |"
