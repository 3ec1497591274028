"""The packs are loaded only when somebody looks something up."""

import json
import subprocess
import sys

LOOK = """
import json, sys
import onrecord
before = "yaml" in sys.modules or "onrecord.knowledge" in sys.modules
from onrecord.knowledge.lookup import Knowledge
after = Knowledge().entry("state.norway") is not None
print(json.dumps({"before": before, "after": after}))
"""


def _python(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf8").stdout


def test_loading_is_late():
    assert json.loads(_python(LOOK)) == {"before": False, "after": True}
