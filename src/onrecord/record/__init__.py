"""The record: readings kept in one SQLite file, with the corrections that people made. `onrecord.open` opens one."""
