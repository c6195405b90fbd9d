"""The 22-joint skeleton: names, parents, sides, and our own rest pose of 1.75 m.

Joint order is SMPL's body order (also InterHuman's). The rest pose is a T-pose facing +z with y up and left = +x; its lengths
come from segment lengths as fractions of stature in the anthropometric literature (hip .52, knee .285, shoulder .81 of stature),
not from any licensed body model.
"""

from __future__ import annotations

import numpy as np

NAMES = (
    "pelvis", "left_hip", "right_hip", "spine1", "left_knee", "right_knee", "spine2", "left_ankle", "right_ankle",
    "spine3", "left_foot", "right_foot", "neck", "left_collar", "right_collar", "head", "left_shoulder",
    "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist",
)  # fmt: skip
PARENTS = (-1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 12, 13, 14, 16, 17, 18, 19)
NUM_JOINTS = len(NAMES)
INDEX = {name: i for i, name in enumerate(NAMES)}

LEFT = tuple(i for i, n in enumerate(NAMES) if n.startswith("left_"))
RIGHT = tuple(INDEX[NAMES[i].replace("left_", "right_")] for i in LEFT)
# index permutation that exchanges the sides
MIRROR = tuple(dict(zip(LEFT + RIGHT, RIGHT + LEFT)).get(i, i) for i in range(NUM_JOINTS))

HIPS, KNEES, ANKLES, FEET = (1, 2), (4, 5), (7, 8), (10, 11)
SHOULDERS, ELBOWS, WRISTS = (16, 17), (18, 19), (20, 21)
FOOT_JOINTS = (7, 10, 8, 11)  # joints of the four contact labels, InterHuman's order

STATURE = 1.75  # metres, of the rest pose below
ANKLE_HEIGHT, FOOT_HEIGHT = 0.075, 0.02  # of the joints above the floor when the sole is flat
HAND_LENGTH = 0.09  # wrist to hand point
HAND_AXES = np.array([[1.0, 0.0, 0.0], [-1.0, 0.0, 0.0]], np.float32)  # along left and right hand in the rest pose

OFFSETS = np.array(
    [
        (0.0, 0.0, 0.0),  # pelvis
        (0.088, -0.075, 0.0),  # hips
        (-0.088, -0.075, 0.0),
        (0.0, 0.105, -0.015),  # spine1
        (0.0, -0.408, 0.0),  # knees
        (0.0, -0.408, 0.0),
        (0.0, 0.130, 0.0),  # spine2
        (0.0, -0.427, -0.01),  # ankles
        (0.0, -0.427, -0.01),
        (0.0, 0.060, 0.012),  # spine3
        (0.015, -0.055, 0.130),  # feet (balls)
        (-0.015, -0.055, 0.130),
        (0.0, 0.205, -0.025),  # neck
        (0.072, 0.115, -0.012),  # collars
        (-0.072, 0.115, -0.012),
        (0.0, 0.090, 0.035),  # head
        (0.108, 0.030, -0.010),  # shoulders
        (-0.108, 0.030, -0.010),
        (0.285, 0.0, -0.004),  # elbows
        (-0.285, 0.0, -0.004),
        (0.262, 0.0, 0.004),  # wrists
        (-0.262, 0.0, 0.004),
    ],
    dtype=np.float32,
)
ARM = float(np.linalg.norm(OFFSETS[[18, 20]], axis=-1).sum())  # metres from shoulder to wrist
OFFSETS.setflags(write=False)
