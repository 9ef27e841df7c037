"""A name for a report that was sent without one."""

from typing import Any

from complaints.draft import complainant_of
from complaints.filing import Complainant
from complaints.forms.who import WhoForm
from complaints.intake import Identity


class AddIdentityForm(WhoForm):
    """Page 2 of the first form, where no name at all is no answer."""

    separate_hearing = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["identity"].choices = [
            choice for choice in Identity.choices() if choice[0] != Identity.NONE
        ]
        self.fields["identity"].error_messages["required"] = "Pilih identitas terbuka atau dirahasiakan."

    def person(self) -> Complainant:
        found = complainant_of(self.answers())
        if found is None:
            raise ValueError("a form without a name is not valid")
        return found
