"""GLB files before the Khronos validator (npm's gltf-validator): no error and no warning, whatever they hold."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from intermoe.core.types import Interaction
from intermoe.export import write

NODE = shutil.which("node")
TOOLS = Path(__file__).parents[2] / ".ci" / "tools"  # .ci/run installs it there; a global install is found as well
PROGRAM = """
const {execSync} = require("child_process");
const paths = [process.argv[1]];
try { paths.push(execSync("npm root -g", {stdio: ["ignore", "pipe", "ignore"]}).toString().trim()); } catch (problem) { }
let validator;
try { validator = require(require.resolve("gltf-validator", {paths})); } catch (problem) { process.exit(77); }
const bytes = new Uint8Array(require("fs").readFileSync(process.argv[2]));
validator.validateBytes(bytes, {maxIssues: 20}).then(report => console.log(JSON.stringify(report.issues)));
"""


def issues(path: Path) -> dict:
    assert NODE is not None
    done = subprocess.run([NODE, "-e", PROGRAM, str(TOOLS), str(path)], capture_output=True, text=True, timeout=60)
    if done.returncode == 77:
        pytest.skip("needs npm's gltf-validator")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.skipif(NODE is None, reason="needs node")
@pytest.mark.parametrize("rig", [None, "mixamo", "unity"])
def test_the_validator_finds_nothing(pair: Interaction, tmp_path: Path, rig: str | None) -> None:
    write.write(pair, tmp_path / "pair.glb", rig=rig)
    found = issues(tmp_path / "pair.glb")
    assert (found["numErrors"], found["numWarnings"]) == (0, 0), found["messages"]
    held = bytearray((tmp_path / "pair.glb").read_bytes())
    held[8:12] = (1).to_bytes(4, "little")  # a length that is none: the validator does look
    (tmp_path / "broken.glb").write_bytes(bytes(held))
    assert issues(tmp_path / "broken.glb")["numErrors"] > 0
