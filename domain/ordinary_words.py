"""Names that are ordinary words too, or places: found alone, they are asked about and never changed."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


ORDINARY = words(
    """
    al amber angel april art ash august autumn baker ball bank banks barker barn bath bell best biddy bill bird
    bishop black blackburn blood blue bob bolton bond booth bow box boy bradford branch bridge bridges bright brook
    brooks brown buck buddy bull bunny burn burns burton bush butcher butler camp candy care carol carpenter carter
    case cash castle chance chapel charity charm chase cherry chester child childs church clay clement clerk cliff
    clinic close coach colt constable constant cook cooper cope corner cotton couch count court cox crane crawley
    crisp crook cross crown crystal curry daisy dale dam dawn day dean dear dent derby dick dot dove drake draper
    dream drew drive driver drop duck dudley duke earl early east easter ebony ed england english eve fair faith
    fall farmer fern field fields finch fish fisher flint flood flower flowers foot ford forest foster fox frank
    freeman french friend frost fry garden gardener gay gene gentle gill ginger glass glen gold good gore grace gran
    grant grave graves gray green grey grove guest guy hale hall ham hand harbour hardy harmony hart hastings hatch
    hazel head heath heather hedge held herd hereford hill hills holland holly home honey honor honour hood hook
    hope horn house hunt hunter ireland iris ivory ivy jack jade jasmine jay jewel josh joy judge jump june justice
    keen kent key keys kind king kit kitchen knight lake lamb lancaster land lane large lark last laurel lavender
    law lawyer leaf lee leeds lily lincoln lion little lock london long lord love low luck lucky mace major marble
    march mark marks marsh marshall mason may mayor mead meadow meadows mercy merry miles mill miller mills mist
    misty monk moody moon moor moss mount nail nan nelson newton nice nick night noble nurse oak oldham olive orange
    page pain park parks parrish parson part pat patience peace peach pearl peg penny pepper pet pip piper place plant
    pleasant plum pond pool poppy porter post potter pound power preston price pride prince prior prudence queen
    quick rain raven ray read red rest rice rich ring river rivers rob robin rock rod roe rolls roman rook root rose
    rosemary royal ruby rule rush russet rusty sage sale salmon salt sample sand sands sandy savage savannah seal
    self sharp shepherd ship shore short silver singer skinner sky small snow song sonny south spark sparks speed
    spring stack staff stafford stamp star steel stern still stock stone story street strong style sue sugar summer
    summers sunny sutton swan sweet swift tailor tanner teddy temple thorn till tiny tower town trainer tree trip
    trust tucker turner val vale valentine van vi vicar victor victory violet wade wake wales walker wall walls war
    ward warden ware warner warwick washington waters way weaver wells welsh west wheeler white wild will winch
    windsor winter winters wise wolf wood woods woodward word worth yard york young
    """
)

MONTHS = words("january february march april may june july august september october november december")
