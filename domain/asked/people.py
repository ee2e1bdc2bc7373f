"""What a list of people and a family composition can ask for."""

from __future__ import annotations

from domain.asked.field_of import FieldOf

PEOPLE = (
    FieldOf(
        id="code", label="code", where="person",
        words=("code|identifier|identification|pseudonym : used report name reference in unique key chronology imr "
               "staff professional person individual id practitioner initial",
               "name|reference + anonymised|reference|coded|code : used report given board"),
        hints=("reference|ref|initial|id|key|abbreviation|anonymised : used in report name",),
    ),
    FieldOf(
        id="name", label="real name", where="person", personal=True,
        words=("name : full real actual staff professional person practitioner worker member individual",),
        hints=("person|professional|staff|practitioner|who : member",),
    ),
    FieldOf(id="first_name", label="first name", where="person", personal=True,
            words=("name + first|given", "forename|firstname")),
    FieldOf(id="last_name", label="surname", where="person", personal=True,
            words=("name + last|family", "surname|lastname")),
    FieldOf(
        id="other_names", label="other names", where="person", personal=True,
        words=("alias|nickname|aka|also : name other", "name + other|maiden|former|previous|preferred"),
    ),
    FieldOf(
        id="role", label="role", where="person",
        words=("role|designation|profession|discipline|rank|grade|title|post|position|occupation : job "
               "professional staff practitioner worker person title position post held",),
        hints=("relationship : to subject adult child family",),
    ),
    FieldOf(
        id="organisation", label="organisation", where="person",
        words=("agency|organisation|employer|team|service|department|trust|provider|company : name employing",),
        hints=("base|place|setting : work",),
    ),
    FieldOf(
        id="involvement", label="involvement", where="person",
        words=("involvement|involved : nature period date detail with case adult child subject from to description",),
        hints=("contact : period nature", "responsibility"),
    ),
    FieldOf(id="nhs_number", label="NHS number", where="person", personal=True,
            words=("nhs : number no ref reference", "number + nhs")),
    FieldOf(id="birth", label="date of birth", where="person", personal=True, kind="date",
            words=("birth|dob|born : date",)),
    FieldOf(id="address", label="address", where="person", personal=True,
            words=("address|postcode : home full current last post code",)),
    FieldOf(id="telephone", label="telephone", where="person", personal=True,
            words=("telephone|phone|tel|mobile|landline : number contact home work",)),
    FieldOf(id="email", label="e-mail address", where="person", personal=True,
            words=("email|e-mail|mail : address work e",)),
    FieldOf(id="identifiers", label="other identifiers", where="person", personal=True,
            words=("identifier|identifying : other number detail", "number + hospital|case|record|pin|registration",)),
    FieldOf(id="note", label="note", where="person",
            words=("note|comment|remark : additional further other",),
            hints=("detail|information : additional further other",)),
)

IDENTIFIERS = ("nhs_number", "birth", "address", "telephone", "email", "identifiers")
"""Columns of a list of people that go together into what else identifies a person."""

_RELATED = "to with subject child adult family person deceased victim service user main index relation"

FAMILY = (
    FieldOf(
        id="code", label="reference name", where="family",
        words=("name|code|identifier|pseudonym|initial + anonymised|reference|coded|given|board : name used person "
               "family member report",
               "code|reference|identifier|pseudonym : of family member person adult child"),
        # A bare name may be the real one, and codes leave the case.
        hints=("name|person|who|initial|adult|child|individual|member : family of household",),
    ),
    FieldOf(id="name", label="real name", where="family", personal=True,
            words=("name + real|full|actual|legal : family member person",)),
    FieldOf(
        id="relationship", label="relationship to the subject", where="family",
        words=(f"relationship|relation|related : how {_RELATED} at risk",),
        hints=("role|status",),
    ),
    FieldOf(id="born", label="date of birth", where="family", kind="date", personal=True,
            words=("birth|dob|born : date due expected year when age edd",), hints=("age",)),
    FieldOf(
        id="died", label="date of death or serious incident", where="family", kind="date", personal=True,
        words=("death|died|dod|deceased : date when serious incident if applicable year", "incident : date serious"),
    ),
    FieldOf(id="address", label="full address", where="family", personal=True,
            words=("address|postcode : home full current last known post code",), hints=("where|lives|residence",)),
    FieldOf(
        id="ethnicity", label="ethnicity or diversity needs", where="family", personal=True,
        words=("ethnicity|ethnic|diversity : origin group background need code heritage religion language disability",),
        hints=("heritage|religion|culture|language|disability : need",),
    ),
    FieldOf(id="sex", label="sex", where="family", words=("sex|gender : m f male female",)),
    FieldOf(id="household", label="household", where="family",
            words=("household : lives in member", "living + arrangement"), hints=("living : with at",)),
    FieldOf(id="aware", label="aware of the abuse or neglect", where="family",
            words=("aware : of the abuse neglect abusive behaviour concerns yes no",
                   "knew : of the abuse neglect about")),
    FieldOf(id="note", label="note", where="family",
            words=("note|comment|remark : additional further other",),
            hints=("detail|information : additional further other legal status",)),
)
