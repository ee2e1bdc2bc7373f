"""The key of the made-up corpus: sixty-two people of many origins, none of them real."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Somebody:
    """One line of the corpus's key. `name` and `other_names` are what an author would have typed into it.

    `called` are familiar forms that anyone in Britain would know them by and that nobody typed in; `title` what
    they are addressed as. `is_word`: the first name, or the surname, is an ordinary word too.
    """

    code: str
    role: str
    title: str
    name: str
    called: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    word_first: bool = False
    word_last: bool = False

    @property
    def first(self) -> str:
        """The first name, or the only one."""
        return self.name.split()[0]

    @property
    def last(self) -> str:
        """The surname; empty for somebody of one name."""
        words = self.name.split()
        if len(words) > 2 and words[-2] in ("Di", "Le"):
            return " ".join(words[-2:])
        return words[-1] if len(words) > 1 else ""

    @property
    def middle(self) -> str:
        """What stands between the two."""
        return self.name[len(self.first) : len(self.name) - len(self.last)].strip() if self.last else ""


KEY = (
    Somebody("Child A", "subject", "Master", "Tyrone Marcus Bailey", (), ("Ty",)),
    Somebody("Mother", "mother of Child A", "Ms", "Danielle Bailey-Whitlock", ("Danni",), ("Dani",)),
    Somebody("Father", "father of Child A", "Mr", "Marcus Bailey"),
    Somebody("Adult A", "grandmother", "Mrs", "Margaret Ellen Prothero", ("Maggie", "Meg", "Peggy")),
    Somebody("Adult B", "grandfather", "Mr", "Gwilym Prothero"),
    Somebody("Adult C", "aunt", "Miss", "Siân Prothero"),
    Somebody("SW1", "social worker", "Ms", "Catherine O'Doherty", ("Cathy", "Kate")),
    Somebody("SW2", "social worker", "Mr", "Seán O'Brien"),
    Somebody("SW3", "social worker", "Ms", "Niamh Gallagher"),
    Somebody("TM1", "team manager", "Ms", "Róisín Kavanagh"),
    Somebody("PC1", "police constable", "PC", "Hamish MacAllister"),
    Somebody("PC2", "police constable", "PC", "Eilidh Macpherson"),
    Somebody("DS1", "detective sergeant", "DS", "Fiona Strachan"),
    Somebody("GP1", "general practitioner", "Dr", "William Drummond", ("Bill", "Billy")),
    Somebody("HV1", "health visitor", "Mrs", "May Ellershaw", word_first=True),
    Somebody("SP1", "support worker", "Mr", "Will Tamblyn", word_first=True),
    Somebody("MW1", "midwife", "Mrs", "Grace Adebayo", word_first=True),
    Somebody("MW2", "midwife", "Ms", "Hope Makoni", word_first=True),
    Somebody("HO1", "housing officer", "Mr", "Peter Young", ("Pete",), word_last=True),
    Somebody("WN1", "ward nurse", "Sister", "Rose Hardcastle", ("Rosie",), word_first=True),
    Somebody("HO2", "housing manager", "Mr", "Mark Bishop", word_first=True, word_last=True),
    Somebody("DN1", "district nurse", "Mrs", "Joy Okonkwo", word_first=True),
    Somebody("Adult D", "neighbour", "Mr", "Mohammed Iqbal Hussain"),
    Somebody("Adult E", "neighbour", "Mrs", "Shabana Hussain"),
    Somebody("GP2", "general practitioner", "Dr", "Rukhsana Mahmood"),
    Somebody("GP3", "general practitioner", "Dr", "Harpreet Kaur Dhillon"),
    Somebody("PH1", "pharmacist", "Mr", "Jaswinder Singh Gill", word_last=True),
    Somebody("CO1", "consultant", "Dr", "Priya Venkataraman"),
    Somebody("FS1", "family support worker", "Mrs", "Nasreen Chowdhury"),
    Somebody("CO2", "consultant", "Dr", "Abdul Rahman Siddiqui"),
    Somebody("CO3", "registrar", "Dr", "Tariq Al-Masri"),
    Somebody("IN1", "interpreter", "Ms", "Layla Haddad"),
    Somebody("YW1", "youth worker", "Mr", "Yusuf Abdi Warsame"),
    Somebody("CPN1", "community psychiatric nurse", "Mr", "Oluwaseun Akinyemi", (), ("Seun",)),
    Somebody("WN2", "ward nurse", "Nurse", "Chidinma Eze"),
    Somebody("PA1", "paramedic", "Mr", "Kwame Boateng"),
    Somebody("SW4", "social worker", "Mr", "Tendai Mutasa"),
    Somebody("Adult F", "uncle", "Mr", "Winston Delroy Fairweather"),
    Somebody("Adult G", "cousin", "Miss", "Shanice Beckford"),
    Somebody("CW1", "care worker", "Mrs", "Agnieszka Wójcik"),
    Somebody("CW2", "care worker", "Mr", "Paweł Kowalczyk"),
    Somebody("HV2", "health visitor", "Ms", "Zofia Nowakowska"),
    Somebody("NN1", "nursery nurse", "Miss", "Mei Ling Cheung"),
    Somebody("DT1", "dietitian", "Ms", "Xiuying Zhao"),
    Somebody("OT1", "occupational therapist", "Mr", "Kit Yeung", word_first=True),
    Somebody("HT1", "head teacher", "Mrs", "Sarah Jane Whitfield"),
    Somebody("SN1", "school nurse", "Ms", "Sarah Fenwick"),
    Somebody("TE1", "teacher", "Mr", "John Fenwick", ("Jack",)),
    Somebody("IRO1", "independent reviewing officer", "Mrs", "Elizabeth Anne Carmichael", ("Liz", "Betty", "Beth")),
    Somebody("Adult H", "lodger", "Mr", "Robert Ashdown", ("Bob", "Bobby", "Rob")),
    Somebody("Child B", "brother of the lodger", "Master", "Thomas Ashdown", ("Tom", "Tommy")),
    Somebody("PO1", "probation officer", "Mr", "Christopher Lovelace", ("Chris",)),
    Somebody("AD1", "administrator", "Mrs", "Deborah Pilkington", ("Debbie", "Deb"), ("Marchbank",)),
    Somebody("AD2", "receptionist", "Mrs", "Patricia Featherstone", ("Pat", "Trish")),
    Somebody("PC3", "police constable", "PC", "Anthony Di Marco", ("Tony",)),
    Somebody("SO1", "solicitor", "Ms", "Sinéad Fitzpatrick"),
    Somebody("TM2", "team manager", "Mr", "Rhys Llewellyn"),
    Somebody("ED1", "education welfare officer", "Ms", "Zoë Trevithick"),
    Somebody("Adult J", "friend of Father", "Mr", "Suleiman"),
    Somebody("Adult K", "friend of Mother", "Miss", "Precious", word_first=True),
    Somebody("DS2", "detective sergeant", "DS", "Charlotte Heatherington-Smythe", ("Charlie", "Lottie")),
    Somebody("RE1", "records officer", "Mr", "James Peter Olusoga-Reid", ("Jim", "Jamie"), ("J.P.O.R.",)),
)

SECOND_KEY = (
    Somebody("Child X", "subject", "Miss", "Summer Louise Rivers", word_first=True, word_last=True),
    Somebody("Parent X", "mother", "Ms", "April Rivers", word_first=True, word_last=True),
    Somebody("Parent Y", "father", "Mr", "Rob Banks", word_first=True, word_last=True),
    Somebody("Adult X", "grandmother", "Mrs", "June Frost", word_first=True, word_last=True),
    Somebody("Adult Y", "grandfather", "Mr", "Victor Stone", ("Vic",), word_last=True),
    Somebody("SW11", "social worker", "Ms", "Dawn Applegarth-Lowe", word_first=True),
    Somebody("SW12", "social worker", "Mr", "Guy Northcott", word_first=True),
    Somebody("SW13", "social worker", "Ms", "Faith Ncube", word_first=True),
    Somebody("HV11", "health visitor", "Mrs", "Penny Marsh", word_first=True, word_last=True),
    Somebody("GP11", "general practitioner", "Dr", "Ray Greenhalgh", word_first=True),
    Somebody("GP12", "general practitioner", "Dr", "Imran Akhtar"),
    Somebody("GP13", "general practitioner", "Dr", "Saima Akhtar"),
    Somebody("MW11", "midwife", "Ms", "Bronwen Gethin"),
    Somebody("MW12", "midwife", "Mrs", "Caoimhe Brennan"),
    Somebody("PC11", "police constable", "PC", "Ciarán O'Sullivan"),
    Somebody("PC12", "police constable", "PC", "Callum McTavish"),
    Somebody("DS11", "detective sergeant", "DS", "Morag Buchanan"),
    Somebody("HO11", "housing officer", "Mr", "Iestyn Parry-Hughes"),
    Somebody("CO11", "consultant", "Dr", "Gurdeep Singh Sandhu"),
    Somebody("CO12", "consultant", "Dr", "Lakshmi Narayanan"),
    Somebody("IN11", "interpreter", "Mrs", "Farzana Begum Miah"),
    Somebody("IN12", "interpreter", "Ms", "Khadija El-Amin"),
    Somebody("WN11", "ward nurse", "Nurse", "Ngozi Uche"),
    Somebody("WN12", "ward nurse", "Nurse", "Babatunde Ogunleye", (), ("Tunde",)),
    Somebody("YW11", "youth worker", "Mr", "Marlon Cuffy"),
    Somebody("CW11", "care worker", "Mrs", "Katarzyna Zając", ("Kasia",)),
    Somebody("CW12", "care worker", "Mr", "Łukasz Wiśniewski"),
    Somebody("CW13", "care worker", "Mr", "Bogdan Ionescu"),
    Somebody("NN11", "nursery nurse", "Miss", "Wai Ling Tsang"),
    Somebody("DT11", "dietitian", "Mr", "Xiaoming Liu"),
    Somebody("TE11", "teacher", "Mr", "Michael Thornbury", ("Mike", "Mick")),
    Somebody("TE12", "teacher", "Mr", "Alexander Thornbury", ("Alex", "Sandy")),
    Somebody("IRO11", "independent reviewing officer", "Mrs", "Susan Whitcombe", ("Sue", "Susie")),
    Somebody("AD11", "administrator", "Mrs", "Jennifer Oddy", ("Jen", "Jenny")),
    Somebody("SO11", "solicitor", "Ms", "Desiree Thibou"),
    Somebody("PO11", "probation officer", "Mr", "Jack Baker", word_first=True, word_last=True),
    Somebody("Adult Z", "friend", "Mrs", "Blessing", word_first=True),
    Somebody("Adult W", "lodger", "Mr", "Nguyen"),
)
"""The key of the second corpus, which was written when the finder was done and shares no name with the first."""
