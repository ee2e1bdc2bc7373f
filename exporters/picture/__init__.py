"""Pictures for the report: the genogram, and contacts over time; drawn in greys, and searched before they leave."""
