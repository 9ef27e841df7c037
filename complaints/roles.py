"""The roles of the office. Each value is the name of a group of accounts."""

from enum import StrEnum


class Role(StrEnum):
    COUNTER = "Petugas loket"
    HANDLER = "Pelaksana"
    SECTION_HEAD = "Kepala seksi"
    HEAD = "Kepala dinas"
    INSPECTORATE = "Inspektorat"
    EDITOR = "Penyunting standar"
    APPROVER = "Pemberi persetujuan"
    ADMIN = "Administrator"
