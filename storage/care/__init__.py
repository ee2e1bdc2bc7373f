"""Care of a case: copies, sharing, its passphrase, and whether it is sound."""
