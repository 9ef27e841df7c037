"""Staff as the trail and the lists name them."""

from django.contrib.auth.models import User

from complaints.models.staff import Officer


def officer_of(user: User | None) -> Officer | None:
    """The post an account holds; costs no query after select_related("…__officer")."""
    return getattr(user, "officer", None) if user else None


def name_of(user: User | None) -> str:
    """ "Asep Saepudin (Pelaksana pengaduan)"; an account without a post shows its own name."""
    if user is None:
        return ""
    officer = officer_of(user)
    return str(officer) if officer else user.get_full_name() or user.get_username()


def superior_of(user: User | None) -> Officer | None:
    """Who receives this person's written reports (R10, R11)."""
    officer = officer_of(user)
    return officer.direct_superior if officer else None


def superiors_of(user: User | None) -> list[Officer]:
    """From the direct superior up to the top, whom a report may be addressed to (R10)."""
    chain: list[Officer] = []
    officer = superior_of(user)
    while officer is not None and officer not in chain:
        chain.append(officer)
        officer = officer.direct_superior
    return chain
