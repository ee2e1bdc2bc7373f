"""Who a row is of, as the record shows it."""

from tests.screens.conftest import Sitting


async def test_the_record_shows_who_as_typed_also_those_without_a_code(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("22/3/24 1030 GP1 and (unknown carer): came to the door")
        await author.comes_to_see("GP1 and (unknown carer)")
        await author.presses("enter")
        await author.comes_to(lambda: author.line == "")
        assert author.sees("Who GP1 and (unknown carer) [GP1 (general practitioner)]")
