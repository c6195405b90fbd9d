"""Runs inside Blender's Python (module bpy), never in ours: SOURCE to TARGET, each .glb or .fbx.

FPS is the frames a second of a GLB (0 for FBX files, which tell their own).

python blender_job.py SOURCE TARGET FPS, or blender --background --python blender_job.py -- SOURCE TARGET FPS
"""

import os
import sys

import bpy


def main(source: str, target: str, fps: float) -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    if fps > 0:
        scene.render.fps = max(1, min(round(fps), 32767))
        scene.render.fps_base = scene.render.fps / fps
    if source.endswith(".glb"):
        bpy.ops.import_scene.gltf(filepath=source, bone_heuristic="BLENDER")  # bones keep the file's axes
    else:
        bpy.ops.import_scene.fbx(filepath=source, use_anim=True, automatic_bone_orientation=False)
    scene = bpy.context.scene
    for shape in [thing for thing in bpy.data.objects if thing.name.startswith("Icosphere")]:  # glTF's bone shape
        bpy.data.objects.remove(shape, do_unlink=True)
    tracks = []
    for thing in bpy.data.objects:
        data = thing.animation_data
        if data and data.action:
            tracks.append(tuple(data.action.frame_range))
        elif data:
            tracks += [(strip.frame_start, strip.frame_end) for track in data.nla_tracks for strip in track.strips]
    if not tracks:
        raise SystemExit("no animation")
    scene.frame_start, scene.frame_end = round(min(t[0] for t in tracks)), round(max(t[1] for t in tracks))
    if target.endswith(".fbx"):
        bpy.ops.export_scene.fbx(
            filepath=target,
            object_types={"ARMATURE", "MESH", "EMPTY"},
            add_leaf_bones=False,
            bake_anim=True,
            bake_anim_use_all_bones=True,
            bake_anim_use_nla_strips=False,
            bake_anim_use_all_actions=False,
            bake_anim_force_startend_keying=True,
            bake_anim_simplify_factor=0.0,
        )
    else:
        bpy.ops.export_scene.gltf(
            filepath=target,
            export_format="GLB",
            export_animation_mode="SCENE",
            export_anim_scene_split_object=False,
            export_force_sampling=True,
            export_optimize_animation_size=False,
            export_def_bones=False,
            export_materials="NONE",
        )


if __name__ == "__main__":
    arguments = sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else sys.argv[1:]
    main(arguments[0], arguments[1], float(arguments[2]))
    sys.stdout.flush()
    os._exit(0)  # the module of Blender 4.2 crashes while Python shuts down, when all is written
