"""The names of the roles are those of the groups."""

from complaints.roles import Role


def test_roles_are_the_names_of_the_groups() -> None:
    assert [role.value for role in Role] == [
        "Petugas loket",
        "Pelaksana",
        "Kepala seksi",
        "Kepala dinas",
        "Inspektorat",
        "Penyunting standar",
        "Pemberi persetujuan",
        "Administrator",
    ]
