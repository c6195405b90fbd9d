"""The bytes of a GLB file: arrays in one buffer, and the objects that refer to them (glTF 2.0, sections 3.6 and 3.11)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pygltflib as gltf
from numpy.typing import NDArray

_COMPONENTS = {
    np.dtype(np.float32): gltf.FLOAT,
    np.dtype(np.uint8): gltf.UNSIGNED_BYTE,
    np.dtype(np.uint16): gltf.UNSIGNED_SHORT,
}
_SHAPES = {(): gltf.SCALAR, (2,): gltf.VEC2, (3,): gltf.VEC3, (4,): gltf.VEC4, (4, 4): gltf.MAT4}


class Writer:
    """Collects arrays into one buffer and the objects that refer to them."""

    def __init__(self) -> None:
        self.file = gltf.GLTF2(
            asset=gltf.Asset(version="2.0", generator="InterMoE"), scene=0, scenes=[gltf.Scene(nodes=[])]
        )
        self.blob = bytearray()

    def add(self, kind: list, item: Any) -> int:
        """Append an object to one of the file's lists; its number."""
        kind.append(item)
        return len(kind) - 1

    def array(self, values: NDArray, *, target: int | None = None, bounds: bool = False) -> int:
        """Accessor of an array whose first axis counts elements; matrices are stored column by column."""
        stored = np.swapaxes(values, -1, -2) if values.ndim == 3 else values
        data = np.ascontiguousarray(stored).tobytes()
        self.blob += b"\0" * (-len(self.blob) % 4)
        view = gltf.BufferView(buffer=0, byteOffset=len(self.blob), byteLength=len(data), target=target)
        self.blob += data
        accessor = gltf.Accessor(
            bufferView=self.add(self.file.bufferViews, view),
            componentType=_COMPONENTS[values.dtype],
            count=len(values),
            type=_SHAPES[values.shape[1:]],
        )
        if bounds:
            flat = values.reshape(len(values), -1)
            accessor.min, accessor.max = flat.min(axis=0).tolist(), flat.max(axis=0).tolist()
        return self.add(self.file.accessors, accessor)

    def material(self, name: str, colour: tuple[int, int, int], roughness: float) -> int:
        """A matt material; colour in sRGB bytes (glTF wants it linear)."""
        value = np.array(colour) / 255
        linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
        surface = gltf.PbrMetallicRoughness(
            baseColorFactor=[*linear.round(5).tolist(), 1.0], metallicFactor=0.0, roughnessFactor=roughness
        )
        return self.add(self.file.materials, gltf.Material(name=name, pbrMetallicRoughness=surface))

    def bytes(self) -> bytes:
        """The whole file."""
        self.blob += b"\0" * (-len(self.blob) % 4)
        self.file.buffers = [gltf.Buffer(byteLength=len(self.blob))]
        self.file.set_binary_blob(bytes(self.blob))
        return b"".join(self.file.save_to_bytes())
