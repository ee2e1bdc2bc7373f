"""Names that are ordinary words too, or places: found alone, they are asked about and never changed."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


ORDINARY = words(
    """
    amber april art ash august autumn baker ball bank banks barker barn bath bell best bill bird bishop black
    blackburn blood blue bolton bond booth bow box boy bradford branch bridge bridges bright brook brooks brown buck
    bull burn burns burton bush butcher butler camp care carol carpenter carter case cash castle chance chapel
    charity charm chase chester child childs church clay clement clerk cliff clinic close coach colt constable
    constant cook cooper cope corner cotton couch count court cox crane crawley crisp crook cross crown crystal
    curry daisy dale dam dawn day dean dear dent derby dove drake draper dream drew drive driver drop duck dudley
    duke earl early east easter ebony ed england english eve fair faith fall farmer fern field fields finch fish
    fisher flint flood flower flowers foot ford forest foster fox frank freeman french friend frost fry garden
    gardener gay gene gentle gill ginger glass glen gold good gore grace grant grave graves gray green grey grove
    guest guy hale hall ham hand harbour hardy harmony hart hastings hatch hazel head heath heather hedge held herd
    hereford hill hills holland holly home honey honor honour hood hook hope horn house hunt hunter ireland iris
    ivory ivy jack jade jasmine jay jewel joy judge jump june justice keen kent key keys kind king kitchen knight
    lake lamb lancaster land lane large lark last laurel lavender law lawyer leaf lee leeds lily lincoln lion little
    lock london long lord love low luck lucky mace major marble march mark marks marsh marshall mason may mayor mead
    meadow meadows mercy merry miles mill miller mills mist monk moody moon moor moss mount nail nelson newton nice
    night noble nurse oak oldham olive orange page pain park parks parrish parson part pat patience peace peach
    pearl penny pepper piper place plant pleasant plum pond pool poppy porter post potter pound power preston price
    pride prince prior prudence queen quick rain raven ray read red rest rice rich ring river rivers rob robin rock
    rod roe rolls roman rook root rose rosemary royal ruby rule rush russet sage sale salmon salt sample sand sands
    sandy savage savannah seal self sharp shepherd ship shore short silver singer skinner sky small snow song south
    spark sparks speed spring stack staff stafford stamp star steel stern still stock stone story street strong
    style sue sugar summer summers sutton swan sweet swift tailor tanner temple thorn till tower town trainer tree
    trip trust tucker turner vale valentine van vicar victor victory violet wade wake wales walker wall walls war
    ward warden ware warner warwick washington waters way weaver wells welsh west wheeler white wild will winch
    windsor winter winters wise wolf wood woods woodward word worth yard york young
    """
)

MONTHS = words("january february march april may june july august september october november december")
