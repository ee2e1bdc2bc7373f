"""The program's own layouts, for when no board sent a template; filled by the same engine as a board's file."""
