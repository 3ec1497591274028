"""`python -m onrecord` and the command `onrecord`."""

from __future__ import annotations


def main() -> None:
    """Run the command line and exit with its code."""
    from onrecord.cli.main import cli, use_utf8

    use_utf8()
    cli(prog_name="onrecord")


if __name__ == "__main__":
    main()
