"""What the office publishes, one module a subject."""

from standards.models.addresses import SlugRedirect
from standards.models.annex import UploadedAnnex, WordingDecision
from standards.models.catalogue import (
    BusinessActivity,
    LicenceType,
    ProcedureClass,
    RiskLevel,
    Sector,
    ServiceStandard,
)
from standards.models.clarity import ClarityAnswer
from standards.models.explaining import Demand, HowToApply, RequirementNote
from standards.models.kbli import ActivityLink
from standards.models.law import Regulation
from standards.models.living import LivingEntry
from standards.models.next_doors import NextDoor
from standards.models.office import Channel, Office, ServiceLocation
from standards.models.provenance import SourceCell, SourceNote
from standards.models.publication import Release, Version
from standards.models.reaching import Contact, ContactKind, ContactState, OpeningHours
from standards.models.search import SearchWord, SharedEntry, StandardEntry, Synonym, UnmetWord
from standards.models.texts import ComponentText, LegalBasis

__all__ = [
    "ActivityLink",
    "BusinessActivity",
    "Channel",
    "ClarityAnswer",
    "ComponentText",
    "Contact",
    "ContactKind",
    "ContactState",
    "Demand",
    "HowToApply",
    "LegalBasis",
    "LicenceType",
    "LivingEntry",
    "NextDoor",
    "Office",
    "OpeningHours",
    "ProcedureClass",
    "Regulation",
    "Release",
    "RequirementNote",
    "RiskLevel",
    "SearchWord",
    "Sector",
    "ServiceLocation",
    "ServiceStandard",
    "SharedEntry",
    "SlugRedirect",
    "SourceCell",
    "SourceNote",
    "StandardEntry",
    "Synonym",
    "UnmetWord",
    "UploadedAnnex",
    "Version",
    "WordingDecision",
]
