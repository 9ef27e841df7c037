import pytest

from standards.components import BY_NUMBER, COMPONENTS, Group, UnknownComponent, component

# UU 25/2009 Pasal 21, in the statute's own order.
STATUTE = {
    "a": "legal_basis",
    "b": "requirements",
    "c": "procedure",
    "d": "processing_time",
    "e": "fee",
    "f": "output",
    "g": "facilities",
    "h": "staff_competence",
    "i": "internal_oversight",
    "j": "complaint_handling",
    "k": "staff_count",
    "l": "service_guarantee",
    "m": "safety_guarantee",
    "n": "performance_evaluation",
}


def test_components_are_numbered_1_to_14_in_order():
    assert [each.number for each in COMPONENTS] == list(range(1, 15))
    assert list(BY_NUMBER) == list(range(1, 15))


def test_every_letter_of_pasal_21_has_its_component():
    clauses = {each.clause: each.code for each in COMPONENTS}
    assert clauses == {f"UU 25/2009 Pasal 21 huruf {letter}": code for letter, code in STATUTE.items()}


def test_sections_hold_1_to_6_and_7_to_14():
    assert [each.number for each in COMPONENTS if each.group is Group.DELIVERY] == [1, 2, 3, 4, 5, 6]
    assert [each.number for each in COMPONENTS if each.group is Group.MANUFACTURING] == list(range(7, 15))
    assert Group.DELIVERY.label == "Proses Penyampaian Pelayanan (Service Delivery)"
    assert Group("B").label == "Proses Pengelolaan Pelayanan di Internal Organisasi (Manufacturing)"


def test_questions_are_questions_and_differ():
    questions = {each.question for each in COMPONENTS}
    assert len(questions) == 14
    assert all(question.endswith("?") for question in questions)


def test_component_is_found_by_number():
    assert component(4).label == "Biaya/Tarif"
    assert component(4).question == "Berapa biayanya?"


@pytest.mark.parametrize("number", [0, 15, -1])
def test_component_outside_1_to_14_is_refused(number):
    with pytest.raises(UnknownComponent) as refusal:
        component(number)
    assert str(refusal.value) == f"Komponen {number} tidak dikenal: komponen bernomor 1 sampai 14."
    assert isinstance(refusal.value, KeyError)
