"""What the office publishes, one module a subject."""

from standards.models.addresses import SlugRedirect
from standards.models.catalogue import (
    BusinessActivity,
    LicenceType,
    ProcedureClass,
    RiskLevel,
    Sector,
    ServiceStandard,
)
from standards.models.law import Regulation
from standards.models.office import Channel, Office, ServiceLocation
from standards.models.provenance import SourceCell, SourceNote
from standards.models.publication import Release, Version
from standards.models.texts import ComponentText, LegalBasis

__all__ = [
    "BusinessActivity",
    "Channel",
    "ComponentText",
    "LegalBasis",
    "LicenceType",
    "Office",
    "ProcedureClass",
    "Regulation",
    "Release",
    "RiskLevel",
    "Sector",
    "ServiceLocation",
    "ServiceStandard",
    "SlugRedirect",
    "SourceCell",
    "SourceNote",
    "Version",
]
