"""The pages of somebody who answers, with no case open."""
