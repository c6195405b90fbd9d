"""The BVH parser: what is right is read, what is wrong is named with its file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from intermoe.core.errors import UserError
from intermoe.skeleton.bvh import read_bvh

GOOD = """HIERARCHY
ROOT hips
{
  OFFSET 0 0 0
  CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
  JOINT knee
  {
    OFFSET 0 -40 0
    CHANNELS 3 Zrotation Xrotation Yrotation
    End Site
    {
      OFFSET 0 -42 1
    }
  }
}
MOTION
Frames: 2
Frame Time: 0.05
1 90 3 0 0 0 0 0 0
1 90 3 90 0 0 0 90 0
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "walk.bvh"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("text", [GOOD, GOOD.replace("\n", "\r\n"), GOOD.replace("\n  {", " {"), "\ufeff" + GOOD])
def test_a_good_file(tmp_path, text):
    bvh = read_bvh(written(tmp_path, text))
    assert bvh.names == ("hips", "knee") and bvh.parents == (-1, 0)
    assert bvh.num_frames == 2 and bvh.frame_time == 0.05
    np.testing.assert_allclose(bvh.end_sites[1], [0, -42, 1])
    positions, rotations = bvh.pose()
    np.testing.assert_allclose(positions[0], [[1, 90, 3], [1, 50, 3]])
    np.testing.assert_allclose(positions[1, 1], [41, 90, 3], atol=1e-9)  # z by 90 degrees: down becomes +x
    np.testing.assert_allclose(rotations[0, 1], [0, 0, 0, 1])
    np.testing.assert_allclose(bvh.rest()[1], [0, -40, 0])


BAD = {
    "empty": ("", "no BVH file"),
    "binary": ("\x00\xff\x01 nonsense", "no BVH file"),
    "no motion": (GOOD[: GOOD.index("MOTION")], "no MOTION block"),
    "cycle": (GOOD.replace("JOINT knee", "JOINT hips"), "line 6: joint hips lies inside itself \\(a cycle\\)"),
    "twice": (
        GOOD.replace("}\nMOTION", "  JOINT knee\n  {\n    OFFSET 0 0 0\n    CHANNELS 0\n  }\n}\nMOTION"),
        "line 15: joint knee is there twice",
    ),
    "second root": (GOOD.replace("}\nMOTION", "}\nROOT again\n{\n}\nMOTION"), "line 16: a second ROOT"),
    "joint without a name": (GOOD.replace("JOINT knee", "JOINT"), "line 6: JOINT without a name"),
    "brace missing": (GOOD.replace("}\nMOTION", "MOTION"), "MOTION comes before the last }"),
    "brace too many": (GOOD.replace("}\nMOTION", "}\n}\nMOTION"), "line 16: a } too many"),
    "no hierarchy": ("HIERARCHY\nMOTION\nFrames: 1\nFrame Time: 1\n", "MOTION comes before any ROOT"),
    "channel name": (GOOD.replace("3 Zrotation", "3 Wrotation"), "line 9: 'Wrotation' is no channel"),
    "channel count": (GOOD.replace("CHANNELS 3", "CHANNELS 4"), "line 9: CHANNELS says 4 and names 3"),
    "channel twice": (GOOD.replace("3 Zrotation X", "3 Yrotation X"), "line 9: joint knee has a channel twice"),
    "offset": (GOOD.replace("0 -40 0", "0 -40"), "line 8: OFFSET 0 -40; an OFFSET has three"),
    "offset NaN": (GOOD.replace("0 -40 0", "0 nan 0"), "line 8: OFFSET 0 nan 0"),
    "no offset": (GOOD.replace("    OFFSET 0 -40 0\n", ""), "joint knee has no OFFSET"),
    "no channels": (GOOD.replace("    CHANNELS 3 Zrotation Xrotation Yrotation\n", ""), "joint knee has no CHANNELS"),
    "keyword": (GOOD.replace("JOINT knee", "BONE knee"), "line 6: 'BONE' is no BVH keyword"),
    "frames missing": (GOOD.replace("Frames: 2\n", ""), "line 17: expected 'Frames: N'"),
    "frame time": (GOOD.replace("0.05", "0"), "line 18: the frame time"),
    "frame time NaN": (GOOD.replace("0.05", "nan"), "line 18: the frame time"),
    "more frames said": (GOOD.replace("Frames: 2", "Frames: 3"), "says 3 frames and 2 rows follow"),
    "fewer frames said": (GOOD.replace("Frames: 2", "Frames: 1"), "says 1 frames and 2 rows follow"),
    "no rows": (GOOD[: GOOD.index("1 90 3")].replace("Frames: 2", "Frames: 0"), "says 0 frames"),
    "row cut": (GOOD[:-6], "line 20: 7 values where the hierarchy has 9 channels"),
    "NaN": (GOOD.replace("1 90 3 90", "1 90 3 NaN"), "line 20: value 4 is 'NaN', no finite number"),
    "infinite": (GOOD.replace("1 90 3 90", "1 90 3 1e999"), "line 20: value 4"),
    "letters": (GOOD.replace("1 90 3 90", "1 90 3 abc"), "line 20: value 4 is 'abc'"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_line_and_remedy(tmp_path, name):
    text, message = BAD[name]
    path = written(tmp_path, text)
    with pytest.raises(UserError, match=message) as caught:
        read_bvh(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_file_and_a_folder(tmp_path):
    with pytest.raises(UserError, match="There is no file"):
        read_bvh(tmp_path / "absent.bvh")
    with pytest.raises(UserError, match="cannot be read"):
        read_bvh(tmp_path)
