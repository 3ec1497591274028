"""Loading the packs is quick, and happens only when somebody looks something up."""

import json
import subprocess
import sys

LOOK = """
import json, sys, time
import onrecord
before = "yaml" in sys.modules or "onrecord.knowledge" in sys.modules
from onrecord.knowledge.lookup import Knowledge
knowledge = Knowledge()
began = time.process_time()
knowledge.entry("state.norway")
print(json.dumps({"before": before, "seconds": time.process_time() - began}))
"""


def _python(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf8").stdout


def test_loading_is_late_and_quick():
    runs = [
        json.loads(
            subprocess.run([sys.executable, "-c", LOOK], capture_output=True, check=True, encoding="utf8").stdout
        )
        for _ in range(3)
    ]
    assert not runs[0]["before"]
    assert min(run["seconds"] for run in runs) < 0.5  # about 0.2 on a machine at rest
