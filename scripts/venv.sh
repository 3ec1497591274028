#!/bin/sh
# sh scripts/venv.sh VENV LOCKFILE: make a virtual environment at VENV, or mend the one there, install the packages of
# LOCKFILE (every file checked against its hash) and onrecord itself, editable. Prints one line, and errors.
set -eu
venv=$1
lock=$2
supported='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'

# PYTHON=... names another interpreter. A name that is there may still not run (version managers), so each is tried.
find_python() {
    for name in ${PYTHON:-python3.11 python3.12 python3.13 python3 python}; do
        if "$name" -c "$supported" >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    echo "onrecord needs Python 3.11 or later with the venv module; none of these is: ${PYTHON:-python3.11, python3.12, python3.13, python3, python}." >&2
    echo "Install it (on Debian and Ubuntu also python3.11-venv), or name one: make PYTHON=/path/to/python3.11 ..." >&2
    return 1
}

# A virtual environment does not survive being moved or losing its interpreter: then it is made anew.
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    echo "Setting up $venv with $("$python" --version) (once; fetches about 200 MB of packages) ..."
    "$python" -m venv --clear "$venv"
else
    echo "Bringing $venv up to date with $lock ..."
fi

# -qq: warnings are about this machine's settings of pip and about metadata of others; errors are shown.
pip() {
    "$venv/bin/python" -m pip --disable-pip-version-check --no-input "$@"
}
pip install -qq --require-hashes -r "$lock"
pip install -qq --no-deps --no-build-isolation -e .
