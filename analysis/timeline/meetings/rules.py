"""The rules that find meetings: a code for tables, and what each rule implies."""

from __future__ import annotations

from enum import Flag, StrEnum, auto


class Trait(Flag):
    """What a rule implies for the steps that follow; code asks for a trait, never for a rule."""

    NONE = 0
    #: Whoever receives, visits or lectures is the speaker.
    HOST_SPEAKS = auto()
    #: The persons before the verb attended.
    HOST_ATTENDS = auto()
    #: Held within another meeting: it has that one's day and hour, and no people of its own.
    NESTED = auto()
    #: Part of a ceremony, where the article reports one.
    PART_OF_CEREMONY = auto()
    #: Held within a visit or a ceremony, and named by its kind alone.
    WITHIN = auto()
    #: Reported in the middle of another report, which goes on after it.
    ASIDE = auto()
    #: The same, where it was on the day of a meeting (会前会见).
    ASIDE_OF_MEETING = auto()
    #: The same, beside a reception: what the visitor did elsewhere.
    ASIDE_OF_RECEPTION = auto()
    #: Not news without a date.
    NEEDS_DATE = auto()
    #: The name may lack the ceremony that the article speaks of (开幕会, 闭幕会).
    MAY_LACK_CEREMONY = auto()
    #: An act whose ceremony the article may report by name: 园区开园, 开园仪式.
    MAY_HAVE_CEREMONY = auto()
    #: A meeting of several days began or ended.
    OPENS_OR_CLOSES = auto()
    #: The name gives both sides: …同…座谈.
    NAMES_BOTH_SIDES = auto()
    #: Several days are those of who went there, and perhaps elsewhere too.
    DAYS_OF_A_STAY = auto()
    #: The headline may give a better name than the sentence.
    NAMED_IN_HEADLINE = auto()
    #: A host with guests whom the sentence does not name; no meeting where the article does not say who came.
    OF_GUESTS = auto()
    #: Called after what was discussed or done; no meeting of its own where its paragraph names one.
    UNNAMED = auto()
    #: Only names a meeting with a day, without a verb of holding it: （7月30日市委全会通过）.
    ONLY_NAMES = auto()


class Rule(StrEnum):
    """How a meeting was found. The value is the code in tables; its text for readers is in ``wording/rules.csv``."""

    traits: Trait

    def __new__(cls, code: str, traits: Trait = Trait.NONE) -> Rule:
        member = str.__new__(cls, code)
        member._value_ = code
        member.traits = traits
        return member

    HELD = "held"
    OPENED = "opened", Trait.MAY_LACK_CEREMONY | Trait.OPENS_OR_CLOSES
    ATTENDED = "attended", Trait.HOST_ATTENDS | Trait.DAYS_OF_A_STAY
    SAT = "sat", Trait.ONLY_NAMES
    NAMED = "named", Trait.ONLY_NAMES
    GATHERED = "gathered", Trait.UNNAMED
    DONE = "done", Trait.UNNAMED
    SPOKE = "spoke", Trait.UNNAMED | Trait.HOST_SPEAKS
    NESTED = "nested", Trait.NESTED | Trait.ASIDE
    WITHIN = "within", Trait.WITHIN | Trait.ASIDE
    LECTURE = "lecture", Trait.HOST_SPEAKS
    DECIDED_AT = "decided_at"
    RECEIVED = "received", Trait.HOST_SPEAKS | Trait.ASIDE_OF_MEETING
    PHOTO_CALL = "photo_call", Trait.HOST_SPEAKS | Trait.ASIDE_OF_MEETING
    TALKED = "talked", Trait.HOST_SPEAKS | Trait.NAMES_BOTH_SIDES
    #: No row of the tables has it: what becomes of such a mention is a reception of those who came (`RECEIVED`).
    HOSTED = "hosted", Trait.HOST_SPEAKS | Trait.OF_GUESTS
    HEARD_REPORT = "heard_report", Trait.HOST_SPEAKS
    BANQUET = "banquet", Trait.ASIDE | Trait.HOST_ATTENDS
    TOURED = "toured", Trait.NAMED_IN_HEADLINE
    VISITED = "visited", Trait.NEEDS_DATE
    LAUNCHED = "launched", Trait.MAY_HAVE_CEREMONY
    SIGNED = "signed", Trait.PART_OF_CEREMONY | Trait.NEEDS_DATE
    UNVEILED = "unveiled", Trait.PART_OF_CEREMONY | Trait.HOST_ATTENDS | Trait.NEEDS_DATE
    WREATH = "wreath", Trait.ASIDE_OF_RECEPTION
    FUNERAL = "funeral"
    READ_AT = "read_at"
    REACTIONS = "reactions"
    PROCEEDINGS = "proceedings"
    CHAIRED = "chaired"

    def has(self, trait: Trait) -> bool:
        """Whether the rule implies a trait.

        >>> Rule.RECEIVED.has(Trait.HOST_SPEAKS), Rule.HELD.has(Trait.HOST_SPEAKS)
        (True, False)
        """
        return trait in self.traits
